package org.anju.matters;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds where a rule compares an answer with an option that the question does not have: to CEL that is a word like
/// any other, and it would just never be true.
final class OptionCheck {

    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");

    private final Map<String, List<String>> options = new HashMap<>();

    OptionCheck(Matter matter) {
        matter.questions().stream()
                .filter(question -> question.type() == Question.Type.CHOICE)
                .forEach(question -> options.put(
                        Rules.ANSWERS + question.id(),
                        question.options().stream().map(Question.Option::id).toList()));
    }

    void check(String path, CelAbstractSyntaxTree tree, MatterFaults faults) {
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && COMPARISONS.contains(expr.call().function())
                        && expr.call().args().size() == 2)
                .forEach(expr -> {
                    var left = expr.call().args().get(0);
                    var right = expr.call().args().get(1);
                    compared(path, tree, left, right, faults);
                    compared(path, tree, right, left, faults);
                });
    }

    private void compared(String path, CelAbstractSyntaxTree tree, CelExpr answer, CelExpr words, MatterFaults faults) {
        var name = tree.getReference(answer.id())
                .map(reference -> reference.name())
                .orElse("");
        var known = options.get(name);
        if (known != null) {
            words(words)
                    .filter(word -> !word.isEmpty() && !known.contains(word))
                    .forEach(word -> faults.at(path, "option-unknown", word, name, String.join(", ", known)));
        }
    }

    private static Stream<String> words(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT ->
                expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                        ? Stream.of(expr.constant().stringValue())
                        : Stream.empty();
            case LIST -> expr.list().elements().stream().flatMap(OptionCheck::words);
            default -> Stream.empty();
        };
    }
}
