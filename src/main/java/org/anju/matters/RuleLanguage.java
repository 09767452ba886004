package org.anju.matters;

import static dev.cel.checker.CelStandardDeclarations.StandardFunction.*;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// CEL as rules are written in it: true and false, whole numbers, words, lists of them, and days as words.
/// There are no macros, so nothing in a rule is done more than once, and what it costs is bounded by its
/// length; patterns are those of RE2, whose time is linear.
final class RuleLanguage {

    /// The day for which facts and answers are weighed.
    static final String TODAY = "today";

    private static final int DEEPEST = 32;
    private static final int LARGEST_PATTERN = 1_000;
    private static final int FURTHEST_YEAR = 9_999;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(YamlFields.LONGEST_RULE)
            .maxParseRecursionDepth(DEEPEST)
            .maxRegexProgramSize(LARGEST_PATTERN)
            .enableHomogeneousLiterals(true)
            .build();

    private static final CelStandardDeclarations FUNCTIONS = CelStandardDeclarations.newBuilder()
            .includeFunctions(
                    CONDITIONAL,
                    LOGICAL_NOT,
                    LOGICAL_OR,
                    LOGICAL_AND,
                    EQUALS,
                    NOT_EQUALS,
                    LESS,
                    LESS_EQUALS,
                    GREATER,
                    GREATER_EQUALS,
                    ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    MODULO,
                    NEGATE,
                    IN,
                    SIZE,
                    INT,
                    STRING,
                    CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH,
                    MATCHES)
            .build();

    private static final List<CelFunctionDecl> OURS = List.of(
            function("daysBetween", SimpleType.INT, SimpleType.STRING, SimpleType.STRING),
            function("plusDays", SimpleType.STRING, SimpleType.STRING, SimpleType.INT),
            function("plusMonths", SimpleType.STRING, SimpleType.STRING, SimpleType.INT),
            function("year", SimpleType.INT, SimpleType.STRING));

    static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from(
                            "daysBetween",
                            String.class,
                            String.class,
                            (from, to) -> ChronoUnit.DAYS.between(day(from), day(to))),
                    CelFunctionBinding.from(
                            "plusDays", String.class, Long.class, (day, days) -> said(day(day).plusDays(days))),
                    CelFunctionBinding.from(
                            "plusMonths", String.class, Long.class, (day, months) -> said(day(day).plusMonths(months))),
                    CelFunctionBinding.from("year", String.class, day -> (long) day(day).getYear()))
            .build();

    private RuleLanguage() {}

    /// @param names what rules may name, besides [#TODAY]
    static CelCompiler compiler(Map<String, FactType> names) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(FUNCTIONS)
                .addFunctionDeclarations(OURS)
                .addVarDeclarations(CelVarDecl.newVarDeclaration(TODAY, SimpleType.STRING))
                .addVarDeclarations(names.entrySet().stream()
                        .map(name -> CelVarDecl.newVarDeclaration(name.getKey(), type(name.getValue())))
                        .toList())
                .build();
    }

    static CelType type(FactType type) {
        return switch (type) {
            case YES_NO -> SimpleType.BOOL;
            case NUMBER -> SimpleType.INT;
            case TEXT, DAY -> SimpleType.STRING;
        };
    }

    private static CelFunctionDecl function(String name, CelType result, CelType... parameters) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name, result, parameters));
    }

    private static LocalDate day(String written) {
        return LocalDate.parse(written);
    }

    private static String said(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > FURTHEST_YEAR) {
            throw new IllegalArgumentException("No such day: %s.".formatted(day));
        }
        return day.toString();
    }
}
