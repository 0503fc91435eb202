package org.barograph.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads actor and agent dictionaries in the format of TABARI and PETRARCH.
 *
 * <p>A block is a head line, lines of synonyms that begin with {@code +}, and codes in brackets behind or below them, each
 * with an optional range of dates: {@code [AFGGOV 011222-140929]}, {@code [AFGELI <011222]}, {@code [AFGGOV >20140929]}.
 * An underscore stands for a space. An agent has a code that begins with {@code ~} and may give its plural in braces;
 * {@code !SET!} in it stands for each word of a set that a line {@code !SET! = MAN, WOMAN} defines. Comments begin with
 * {@code #}, {@code ;} or {@code <}.
 */
final class PetrarchDictionary {
    private static final Pattern CODE = Pattern.compile("\\[([^\\]\\[]*)\\]");
    private static final Pattern CODE_PARTS =
            Pattern.compile("([~A-Z0-9-]+)(?:\\s*(?:([<>])\\s*([0-9]+)|\\s([0-9]+)\\s*-\\s*([0-9]+)))?");
    private static final Pattern PLURAL = Pattern.compile("\\{([^}]*)\\}");
    private static final Pattern SET = Pattern.compile("!([A-Z_]+)!\\s*=\\s*(.+)");
    private static final Pattern SET_USE = Pattern.compile("![A-Z_]+!");
    private static final int LAST_YEAR_OF_2000S = 30;
    private static final int SHORT_DATE = 6;
    private static final int LONG_DATE = 8;

    private final String file;
    private final Problems problems;
    private final Map<String, List<String>> sets = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private Block open;

    PetrarchDictionary(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** A way to write an actor, with spaces, and the line that it stands in, from 1. */
    record Name(String text, int line) {}

    /**
     * A code.
     *
     * @param from first day that it holds, or null where it always held
     * @param to last day that it holds, or null where it still holds
     */
    record Code(String code, LocalDate from, LocalDate to) {
        boolean dated() {
            return from != null || to != null;
        }
    }

    /** Names that have the same codes; the first is the head's. */
    record Block(List<Name> names, List<Code> codes) {
        boolean isAgent() {
            return codes.get(0).code().startsWith("~");
        }

        int line() {
            return names.get(0).line();
        }
    }

    /** The blocks of a dictionary that have a code, in its order. */
    List<Block> read(String text) {
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            line(withoutComment(line), number);
        }
        close();
        return List.copyOf(blocks);
    }

    private static String withoutComment(String line) {
        int end = line.length();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' || line.charAt(i) == ';') {
                end = i;
                break;
            }
        }
        String rest = line.substring(0, end).stripTrailing();
        return rest.stripLeading().startsWith("<") ? "" : rest;
    }

    private void line(String line, int number) {
        String stripped = line.strip();
        if (stripped.isEmpty()) {
            return;
        }
        Matcher set = SET.matcher(stripped);
        if (set.matches()) {
            sets.put("!" + set.group(1) + "!", List.of(set.group(2).strip().split("\\s*,\\s*")));
            return;
        }
        int bracket = stripped.indexOf('[');
        String name = bracket < 0 ? stripped : stripped.substring(0, bracket);
        boolean synonym = name.startsWith("+");
        if (!name.isBlank() && !synonym) {
            close();
            open = new Block(new ArrayList<>(), new ArrayList<>());
        }
        if (open == null) {
            problems.add(file, number, (synonym ? "a synonym" : "a code") + " without a head line before it");
            return;
        }
        names(synonym ? name.substring(1) : name, number);
        if (bracket >= 0) {
            codes(stripped.substring(bracket), number);
        }
    }

    private void names(String text, int number) {
        Matcher plural = PLURAL.matcher(text);
        List<String> written = new ArrayList<>();
        written.add(plural.replaceAll(" "));
        plural.reset();
        while (plural.find()) {
            written.addAll(List.of(plural.group(1).split(",")));
        }
        for (String name : written) {
            for (String expanded : expanded(name, number)) {
                String spaced = expanded.replace('_', ' ').strip().replaceAll("\\s+", " ");
                if (!isReadable(spaced)) {
                    problems.add(
                            file, number, "'" + spaced.replaceAll("\\p{C}", "?") + "' is no name that can be read");
                } else if (!spaced.isEmpty()) {
                    open.names().add(new Name(spaced, number));
                }
            }
        }
    }

    /** Whether a name has a letter or digit, and no character that a catalogue file can't hold. */
    private static boolean isReadable(String name) {
        boolean word = name.isEmpty() || name.chars().anyMatch(Character::isLetterOrDigit);
        boolean plain = name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFE' || c == '\uFFFF')
                && name.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        return word && plain && name.length() <= Fields.MAX_TEXT_LENGTH;
    }

    private List<String> expanded(String name, int number) {
        Matcher use = SET_USE.matcher(name);
        if (!use.find()) {
            return List.of(name);
        }
        List<String> words = sets.get(use.group());
        if (words == null) {
            problems.add(
                    file, number, "unknown set " + use.group() + " (a line '" + use.group() + " = ...' defines one)");
            return List.of();
        }
        return words.stream()
                .map(word -> name.substring(0, use.start()) + word + name.substring(use.end()))
                .toList();
    }

    private void codes(String text, int number) {
        Matcher matcher = CODE.matcher(text);
        int after = 0;
        while (matcher.find()) {
            code(matcher.group(1).strip(), number);
            after = matcher.end();
        }
        if (text.indexOf('[', after) >= 0) {
            problems.add(
                    file,
                    number,
                    "a bracket is not closed: " + text.substring(after).strip());
        }
    }

    private void code(String text, int number) {
        Matcher parts = CODE_PARTS.matcher(text.toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            problems.add(file, number, "not a code with dates: [" + text + "] (such as [AFGGOV 011222-140929])");
            return;
        }
        try {
            boolean until = "<".equals(parts.group(2));
            LocalDate from = day(until ? null : parts.group(2) == null ? parts.group(4) : parts.group(3));
            LocalDate to = day(until ? parts.group(3) : parts.group(5));
            if (from != null && to != null && to.isBefore(from)) {
                problems.add(file, number, "the dates end before they begin: [" + text + "]");
                return;
            }
            open.codes().add(new Code(parts.group(1), from, to));
        } catch (DateTimeException e) {
            problems.add(file, number, "not a date, YYMMDD or YYYYMMDD: [" + text + "]");
        }
    }

    /** Two-digit years up to 30 are of this century, as TABARI has them. */
    private static LocalDate day(String digits) {
        if (digits == null) {
            return null;
        }
        if (digits.length() != SHORT_DATE && digits.length() != LONG_DATE) {
            throw new DateTimeException(digits);
        }
        int yearDigits = digits.length() - 4;
        int year = Integer.parseInt(digits.substring(0, yearDigits));
        if (yearDigits == 2) {
            year += year <= LAST_YEAR_OF_2000S ? 2000 : 1900;
        }
        int month = Integer.parseInt(digits.substring(yearDigits, yearDigits + 2));
        return LocalDate.of(year, month, Integer.parseInt(digits.substring(yearDigits + 2)));
    }

    private void close() {
        if (open != null && !open.names().isEmpty()) {
            if (open.codes().isEmpty()) {
                problems.add(file, open.line(), "'" + open.names().get(0).text() + "' has no code");
            } else {
                blocks.add(open);
            }
        }
        open = null;
    }
}
