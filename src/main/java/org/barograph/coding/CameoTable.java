package org.barograph.coding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Goldstein values by CAMEO code, from the table that comes with the program. */
final class CameoTable {
    private static final String RESOURCE = "/catalog/cameo.tsv";
    private static final CameoTable BUNDLED = read();

    private final Map<String, Double> goldstein;

    private CameoTable(Map<String, Double> goldstein) {
        this.goldstein = goldstein;
    }

    static CameoTable bundled() {
        return BUNDLED;
    }

    /** The Goldstein value of a code in [-10, 10], or that of the longest code that begins it; 0 if there is none. */
    double goldstein(String cameo) {
        for (int length = cameo.length(); length >= 2; length--) {
            Double value = goldstein.get(cameo.substring(0, length));
            if (value != null) {
                return value;
            }
        }
        return 0;
    }

    private static CameoTable read() {
        Map<String, Double> values = new TreeMap<>();
        try (InputStream in = CameoTable.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split("\t", -1);
                    values.put(fields[0], Double.valueOf(fields[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bundled table " + RESOURCE + " can't be read", e);
        }
        return new CameoTable(Map.copyOf(values));
    }
}
