package org.barograph.local;

/** A refusal, with Confluent's error code: three digits of HTTP status, mostly with two more. */
final class RegistryError extends RuntimeException {
    private final int code;

    private RegistryError(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    RegistryError(int code, String message) {
        this(code, message, null);
    }

    int code() {
        return code;
    }

    int httpStatus() {
        return code < 1000 ? code : code / 100;
    }

    static RegistryError subjectNotFound(String subject) {
        return new RegistryError(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryError versionNotFound(int version) {
        return new RegistryError(40402, "Version " + version + " not found.");
    }

    static RegistryError schemaNotFound() {
        return new RegistryError(40403, "Schema not found");
    }

    static RegistryError schemaNotFound(int id) {
        return new RegistryError(40403, "Schema " + id + " not found");
    }

    static RegistryError subjectSoftDeleted(String subject) {
        return new RegistryError(
                40404, "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
    }

    static RegistryError subjectNotSoftDeleted(String subject) {
        return new RegistryError(
                40405, "Subject '" + subject + "' was not deleted first before being permanently deleted");
    }

    static RegistryError versionSoftDeleted(String subject, int version) {
        return new RegistryError(
                40406,
                "Subject '" + subject + "' Version " + version
                        + " was soft deleted. Set permanent=true to delete permanently");
    }

    static RegistryError versionNotSoftDeleted(String subject, int version) {
        return new RegistryError(
                40407,
                "Subject '" + subject + "' Version " + version
                        + " was not deleted first before being permanently deleted");
    }

    static RegistryError noSubjectLevel(String subject) {
        return new RegistryError(
                40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryError invalidSchema(String why) {
        return new RegistryError(42201, "Invalid schema: " + why);
    }

    static RegistryError invalidVersion(String version) {
        return new RegistryError(
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");
    }

    static RegistryError invalidLevel(String level) {
        return new RegistryError(
                42203,
                "Invalid compatibility level '" + level
                        + "'. Valid values are NONE, BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FORWARD_TRANSITIVE, FULL"
                        + " and FULL_TRANSITIVE");
    }

    static RegistryError invalidMode(String mode) {
        return new RegistryError(42204, "Invalid mode '" + mode + "'. Valid values are READWRITE and READONLY");
    }

    static RegistryError readOnly() {
        return new RegistryError(
                42205, "The registry is in read-only mode. PUT /mode {\"mode\":\"READWRITE\"} ends it");
    }

    static RegistryError invalidSubject(String why) {
        return new RegistryError(42208, "Invalid subject: " + why);
    }

    static RegistryError store(String what, Throwable cause) {
        return new RegistryError(50001, "Error in the backend data store: " + what, cause);
    }
}
