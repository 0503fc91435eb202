package org.barograph.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.catalog.Composite;
import org.barograph.catalog.Issue;
import org.barograph.catalog.IssueSummary;
import org.barograph.catalog.Suppressor;
import org.barograph.coding.Lexicon.CompositeRule;
import org.barograph.coding.Lexicon.IssueRule;
import org.barograph.coding.Lexicon.IssueTerm;
import org.barograph.coding.Lexicon.Strength;
import org.barograph.text.TermAutomaton;

/** The terms of a catalogue's issues and suppressors, as they are added to the automaton, and the issues' other rules. */
final class IssueTerms {
    private final TermAutomaton.Builder builder;
    final List<IssueTerm> terms = new ArrayList<>();
    final List<IssueRule> rules = new ArrayList<>();
    final List<CompositeRule> composites = new ArrayList<>();
    /** Bits of the issues that each suppressor takes out, 64 to a long. */
    final List<long[]> suppressed = new ArrayList<>();

    IssueTerms(TermAutomaton.Builder builder, CompiledCatalog catalog) {
        this.builder = builder;
        Map<String, Integer> bits = new HashMap<>();
        for (IssueSummary issue : catalog.issues()) {
            bits.put(issue.id(), bits.size());
        }
        for (Issue issue : catalog.issueDefinitions()) {
            int bit = bits.get(issue.id());
            add(bit, issue.strong(), Strength.STRONG);
            add(bit, issue.any(), Strength.ANY);
            add(bit, issue.weak(), Strength.WEAK);
            add(bit, issue.context(), Strength.CONTEXT);
            add(bit, issue.exclude(), Strength.EXCLUDE);
            add(bit, issue.lookalikes(), Strength.LOOKALIKE);
            List<String[]> dyads =
                    issue.dyads().stream().map(d -> d.split("-", 2)).toList();
            rules.add(new IssueRule(bit, issue, dyads));
        }
        for (Composite composite : catalog.composites()) {
            List<Integer> members = composite.members().stream()
                    .filter(bits::containsKey)
                    .map(bits::get)
                    .toList();
            composites.add(new CompositeRule(bits.get(composite.id()), composite.all(), members));
        }
        for (Suppressor suppressor : catalog.suppressors()) {
            add(suppressed.size(), suppressor.terms(), Strength.SUPPRESS);
            add(suppressed.size(), suppressor.lookalikes(), Strength.NO_SUPPRESS);
            long[] taken = new long[IssueBits.longs(bits.size())];
            bits.forEach((id, bit) -> {
                if (!suppressor.spares().contains(id)) {
                    IssueBits.add(taken, bit);
                }
            });
            suppressed.add(taken);
        }
    }

    private void add(int bit, List<String> texts, Strength strength) {
        for (String text : texts) {
            builder.addWithPlurals(text, Lexicon.payload(Lexicon.ISSUE, terms.size()));
            terms.add(new IssueTerm(bit, terms.size(), strength));
        }
    }
}
