package org.barograph.stream;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema registry: schemas by id, and ids for schemas. Both are cached for as long as the client lives, since
 * neither ever changes in a registry. Thread-safe.
 *
 * <p>Settings bear the names that Confluent's clients give them, and all that is not named here (bearer tokens, proxies,
 * {@code http.read.timeout.ms}, and TLS under {@code schema.registry.ssl.}) reaches Confluent's client as it stands:
 *
 * <ul>
 *   <li>{@code schema.registry.url}: one or more addresses parted by commas, or {@code mock://scope} for a registry
 *       inside this process;
 *   <li>{@code auto.register.schemas} (default true): register a schema that the subject does not have; when false it
 *       must be there;
 *   <li>{@code use.latest.version} (default false): with automatic registration off, write with the id of the subject's
 *       latest version, which must describe the same bytes;
 *   <li>{@code normalize.schemas} (default false);
 *   <li>{@code basic.auth.credentials.source}, {@code basic.auth.user.info};
 *   <li>{@code registry.retry.max.ms} (default 60000, ours): how long a call goes on trying while the registry does not
 *       answer, in milliseconds; 0 tries once.
 * </ul>
 */
public final class RegistryClient implements Closeable {
    public static final String URL = "schema.registry.url";
    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String USE_LATEST = "use.latest.version";
    public static final String NORMALIZE = "normalize.schemas";
    public static final String RETRY_MAX_MS = "registry.retry.max.ms";

    private static final Logger LOG = LoggerFactory.getLogger(RegistryClient.class);
    private static final String MOCK = "mock://";
    private static final long RETRY_MAX_MS_DEFAULT = 60_000;
    /** Confluent's own default of 60 s for each would outlast a whole round of retries. */
    private static final int CONNECT_TIMEOUT_MS_DEFAULT = 5_000;

    private static final int READ_TIMEOUT_MS_DEFAULT = 15_000;
    /** A flood of records with one unknown id asks once a second, not once a record. */
    private static final long MISSING_ID_TTL_SECONDS_DEFAULT = 1;

    private static final int CACHE_SIZE = 1_000;

    private final SchemaRegistryClient client;
    private final String shownUrls;
    private final boolean mock;
    private final boolean autoRegister;
    private final boolean useLatest;
    private final boolean normalize;
    private final Patience patience;
    private final ConcurrentMap<Integer, String> schemas = new ConcurrentHashMap<>();
    private final ConcurrentMap<Registration, Integer> ids = new ConcurrentHashMap<>();

    private record Registration(String subject, String schemaJson) {}

    private RegistryClient(Map<String, ?> config, List<String> urls) {
        shownUrls = String.join(
                ",", urls.stream().map(RegistryClient::withoutUserInfo).toList());
        mock = urls.get(0).startsWith(MOCK);
        autoRegister = bool(config, AUTO_REGISTER, true);
        useLatest = bool(config, USE_LATEST, false);
        normalize = bool(config, NORMALIZE, false);
        patience = new Patience(millis(config, RETRY_MAX_MS, RETRY_MAX_MS_DEFAULT), RegistryClient::inWords);
        client = SchemaRegistryClientFactory.newClient(
                urls, CACHE_SIZE, List.of(new AvroSchemaProvider()), clientConfig(config), Map.of());
    }

    /**
     * Returns a client for the registry that the settings name; it connects on first use.
     *
     * @param config the settings above; others are ignored
     * @throws ConfigException if {@code schema.registry.url} is missing or not a list of http, https or mock addresses,
     *     or another setting has a wrong form
     */
    public static RegistryClient of(Map<String, ?> config) {
        return new RegistryClient(config, urls(config));
    }

    /**
     * Returns the id under which the registry has a schema in a subject, registering it where the settings say so.
     *
     * @param subject {@code <topic>-value}
     * @param schemaJson an Avro schema
     * @throws RegistryRefusedException if the registry does not take or have the schema
     * @throws RegistryUnavailableException if it did not answer in time
     */
    public int register(String subject, String schemaJson) {
        Registration registration = new Registration(subject, schemaJson);
        Integer known = ids.get(registration);
        if (known != null) {
            return known;
        }
        int id =
                call("the id of subject " + subject, () -> askId(subject, schemaJson), e -> refusedSubject(subject, e));
        ids.put(registration, id);
        return id;
    }

    /**
     * Returns the schema with an id as JSON, with the schemas that it refers to written out in it.
     *
     * @param id the id that a record names; registries count from 1
     * @throws UnknownSchemaException if the registry answered that it has no schema with this id
     * @throws BadRecordException if the id's schema is not Avro
     * @throws RegistryRefusedException if the registry refused to say
     * @throws RegistryUnavailableException if it did not answer in time
     */
    public String schemaById(int id) {
        String known = schemas.get(id);
        if (known != null) {
            return known;
        }
        if (id < 1) {
            throw new UnknownSchemaException("schema id " + id + ": registries count from 1");
        }
        String schema = call("schema id " + id, () -> askSchema(id), e -> refusedId(id, e));
        schemas.put(id, schema);
        return schema;
    }

    /** Returns the addresses of the registry, without user names and passwords. */
    public String urls() {
        return shownUrls;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("closing the client of {}", shownUrls, e);
        }
    }

    private int askId(String subject, String schemaJson) throws IOException, RestClientException {
        if (autoRegister) {
            return client.register(subject, new AvroSchema(schemaJson), normalize);
        }
        if (!useLatest) {
            return client.getId(subject, new AvroSchema(schemaJson), normalize);
        }
        SchemaMetadata latest = client.getLatestSchemaMetadata(subject);
        if (!sameBytes(latest.getSchema(), schemaJson)) {
            throw new RegistryRefusedException(
                    "version " + latest.getVersion() + " of subject " + subject + " in " + shownUrls
                            + " describes other bytes than this program writes: register this program's schema (schemas/*.avsc)"
                            + " as the latest version, or set " + USE_LATEST + "=false",
                    0,
                    null);
        }
        return latest.getId();
    }

    private String askSchema(int id) throws IOException, RestClientException {
        ParsedSchema schema = client.getSchemaById(id);
        return schema.formattedString("resolved");
    }

    private <T> T call(String what, Callable<T> call, Function<RestClientException, RuntimeException> refusal) {
        try {
            return patience.run(what + " at " + shownUrls, call, this::mayPass);
        } catch (RuntimeException e) {
            throw e;
        } catch (RestClientException e) {
            throw refusal.apply(e);
        } catch (Exception e) {
            if (isOtherFormat(e)) {
                throw new BadRecordException(what + " in " + shownUrls + " is not an Avro schema", e);
            }
            throw new RegistryRefusedException(what + " in " + shownUrls + ": " + e.getMessage(), 0, e);
        }
    }

    /** Whether another try may succeed: no answer at all, or one that says "not now". */
    private boolean mayPass(Exception e) {
        if (e instanceof RestClientException answer) {
            int status = answer.getStatus();
            return status >= 500 || status == 429 || status == 408;
        }
        return !mock && e instanceof IOException && !isOtherFormat(e);
    }

    /** Confluent's client says so with a plain IOException when the schema is Protobuf or JSON Schema. */
    private static boolean isOtherFormat(Exception e) {
        return e.getClass() == IOException.class
                && e.getMessage() != null
                && e.getMessage().startsWith("Invalid schema");
    }

    private RuntimeException refusedId(int id, RestClientException e) {
        boolean schemaOrSubjectNotFound = e.getErrorCode() == 40403 || e.getErrorCode() == 40401;
        if (e.getStatus() == 404 && schemaOrSubjectNotFound) {
            return new UnknownSchemaException("schema id " + id + " is unknown to " + shownUrls, e);
        }
        return new RegistryRefusedException(
                "schema id " + id + " in " + shownUrls + ": " + inWords(e) + ". " + advice(e.getStatus()),
                e.getStatus(),
                e);
    }

    private RuntimeException refusedSubject(String subject, RestClientException e) {
        String advice = e.getStatus() == 404 && !autoRegister
                ? "Register schemas/*.avsc under this subject, or set " + AUTO_REGISTER + "=true."
                : advice(e.getStatus());
        return new RegistryRefusedException(
                "subject " + subject + " in " + shownUrls + ": " + inWords(e) + ". " + advice, e.getStatus(), e);
    }

    private static String inWords(Exception e) {
        return e instanceof RestClientException answer
                ? "the registry answered " + answer.getStatus() + " (" + answer.getMessage() + ")"
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 -> "Set basic.auth.credentials.source=USER_INFO and basic.auth.user.info=<user>:<password>.";
            case 403 -> "Give this user the right to read and write the subject.";
            case 404 -> "Check the path of " + URL + ".";
            case 409 ->
                "The subject has an incompatible schema: another program may write to this topic;"
                        + " compare its versions with schemas/*.avsc.";
            case 422 -> "The registry does not take the schema; its log says more.";
            default -> "Check " + URL + " and the registry's log.";
        };
    }

    private static boolean sameBytes(String one, String other) {
        try {
            return SchemaNormalization.toParsingForm(new Schema.Parser().parse(one))
                    .equals(SchemaNormalization.toParsingForm(new Schema.Parser().parse(other)));
        } catch (AvroRuntimeException e) {
            return false;
        }
    }

    private static List<String> urls(Map<String, ?> config) {
        Object value = config.get(URL);
        List<String> urls = value == null
                ? List.of()
                : Arrays.stream(value.toString().split(",", -1))
                        .map(String::strip)
                        .filter(url -> !url.isEmpty())
                        .toList();
        if (urls.isEmpty()) {
            throw new ConfigException(URL + " is not set; name a registry, such as http://localhost:8081");
        }
        for (String url : urls) {
            boolean usable =
                    url.startsWith(MOCK) || (isHttp(url) && !urls.get(0).startsWith(MOCK));
            if (!usable) {
                throw new ConfigException(
                        URL,
                        withoutUserInfo(url),
                        "expected http:// or https:// addresses parted by commas, or one mock://scope");
            }
        }
        return urls;
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutUserInfo(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }

    private static Map<String, Object> clientConfig(Map<String, ?> config) {
        Map<String, Object> result = new HashMap<>();
        config.forEach((name, value) -> {
            if (value != null) {
                result.put(name, typed(name, value));
            }
        });
        result.putIfAbsent("http.connect.timeout.ms", CONNECT_TIMEOUT_MS_DEFAULT);
        result.putIfAbsent("http.read.timeout.ms", READ_TIMEOUT_MS_DEFAULT);
        result.putIfAbsent("missing.id.cache.ttl.sec", MISSING_ID_TTL_SECONDS_DEFAULT);
        return result;
    }

    /** Confluent's client casts these settings to their types, where a properties file has text. */
    private static Object typed(String name, Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return switch (name) {
                case "http.connect.timeout.ms", "http.read.timeout.ms", "missing.cache.size" -> Integer.valueOf(text);
                case "missing.id.cache.ttl.sec", "missing.version.cache.ttl.sec", "missing.schema.cache.ttl.sec" ->
                    Long.valueOf(text);
                case "bearer.auth.cache.expiry.buffer.seconds" -> Short.valueOf(text);
                default -> text;
            };
        } catch (NumberFormatException e) {
            throw new ConfigException(name, value, "expected a whole number");
        }
    }

    private static boolean bool(Map<String, ?> config, String name, boolean byDefault) {
        Object value = config.get(name);
        if (value == null) {
            return byDefault;
        }
        return switch (value.toString().strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(name, value, "expected true or false");
        };
    }

    private static long millis(Map<String, ?> config, String name, long byDefault) {
        Object value = config.get(name);
        if (value == null) {
            return byDefault;
        }
        String text = value.toString().strip();
        if (!text.matches("[0-9]{1,9}")) {
            throw new ConfigException(name, value, "expected whole milliseconds from 0 to 999999999");
        }
        return Long.parseLong(text);
    }
}
