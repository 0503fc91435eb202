package org.barograph.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param kind short and machine-readable: the end of the type's URN
 * @param status HTTP status
 * @param title the kind for a person
 * @param detail what was wrong and what to do
 * @param more further members
 */
record Problem(String kind, int status, String title, String detail, Map<String, Object> more) {
    static final String MEDIA_TYPE = "application/problem+json";

    Problem(String kind, int status, String title, String detail) {
        this(kind, status, title, detail, Map.of());
    }

    /** The members, with the path that it is about. */
    Map<String, Object> members(String instance) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:barograph:problem:" + kind);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.put("instance", instance);
        members.putAll(more);
        return members;
    }

    /** What a status stands for where nothing more is known. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> new Problem("bad-request", 400, "Bad request", "The request is no valid HTTP");
            case 404 ->
                new Problem("not-found", 404, "Not found", "There is nothing here; /openapi.json lists the paths");
            case 405 -> new Problem("method-not-allowed", 405, "Method not allowed", "The path takes other methods");
            case 413 -> new Problem("too-large", 413, "Too large", "The body is longer than the server takes");
            case 414 -> new Problem("uri-too-long", 414, "URI too long", "The address is longer than the server takes");
            case 429 -> new Problem("too-many-requests", 429, "Too many requests", "Ask less often");
            case 431 ->
                new Problem(
                        "headers-too-large", 431, "Headers too large", "The headers are longer than the server takes");
            case 503 -> new Problem("not-ready", 503, "Not ready", "Ask again in a moment");
            default ->
                status < 500
                        ? new Problem("bad-request", status, "Bad request", "The server does not take this request")
                        : new Problem("internal", status, "Internal error", "The server failed; its log says more");
        };
    }
}
