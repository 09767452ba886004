package org.anju;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.shared.Access;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

class ArchitectureTests {

    /// Types that carry what is recorded of a person.
    private static final Set<String> OF_PERSONS = Set.of(
            "org.anju.residents.Person",
            "org.anju.residents.Hit",
            "org.anju.residents.Occupancy",
            "org.anju.residents.HeldItem",
            "org.anju.residents.Search",
            "org.anju.residents.Search$Outcome",
            "org.anju.residents.Receipt",
            "org.anju.oversight.AccessEntry",
            "org.anju.oversight.AccessPart",
            "org.anju.oversight.Proposal",
            "org.anju.residents.Followed",
            "org.anju.residents.ChangeNotice",
            "org.anju.residents.Dweller",
            "org.anju.residents.StaySince",
            "org.anju.warrants.Candidate",
            "org.anju.wards.Guardianship",
            "org.anju.wards.Wards$Ward",
            "org.anju.requests.Request",
            "org.anju.certificates.Certificate",
            "org.anju.certificates.Checking",
            "org.anju.counters.Appointment",
            "org.anju.permits.Permit",
            "org.anju.warrants.Warrant",
            "org.anju.fieldwork.AreaPackage",
            "org.anju.fieldwork.HeldVisit",
            "org.anju.fieldwork.Reviews$Review");

    /// Types whose value depends on where one is.
    private static final Set<String> DAYS = Stream.of(
                    LocalDate.class, LocalDateTime.class, LocalTime.class, YearMonth.class, Year.class, MonthDay.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.anju");

    @Test
    void whoReadsOrWritesAPersonSaysWhoAndWhy() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Component.class)
                .and(concernPersons())
                .should(takeAccess())
                .check(house);
    }

    @Test
    void theRuleAboveSeesTheFaces() {
        var seen = house.stream()
                .filter(type -> type.isAnnotatedWith(Component.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                        && concernsPersons(method))
                .map(JavaMethod::getFullName)
                .toList();
        assertThat(seen).anyMatch(name -> name.contains("Residents.get(")).anyMatch(name -> name.contains("observe("));
        assertThat(seen).hasSizeGreaterThan(6);
    }

    @Test
    void timeIsAskedOfTheClockThatWasGiven() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.anju", "org.anju.cli")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(house);
    }

    /// A day is the city's, whatever zone the machine is set to, and that of a test where a test says which.
    @Test
    void daysAreThoseOfTheClockThatWasGiven() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.anju.cli")
                .should()
                .callMethodWhere(asksForTodayWithout(
                        "a clock",
                        call -> call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class))))
                .check(house);
        noClasses()
                .should()
                .callMethodWhere(asksForTodayWithout(
                        "anything",
                        call -> call.getTarget().getRawParameterTypes().isEmpty()))
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .check(house);
    }

    private static DescribedPredicate<JavaMethodCall> asksForTodayWithout(
            String what, Predicate<JavaMethodCall> without) {
        return DescribedPredicate.describe(
                "ask for today without " + what,
                call -> DAYS.contains(call.getTargetOwner().getName())
                        && call.getName().equals("now")
                        && without.test(call));
    }

    @Test
    void transactionsBeginAtFaces() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Component.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(house);
    }

    private static DescribedPredicate<JavaMethod> concernPersons() {
        return DescribedPredicate.describe("concern persons", ArchitectureTests::concernsPersons);
    }

    private static boolean concernsPersons(JavaMethod method) {
        return method.getReturnType().getAllInvolvedRawTypes().stream()
                .map(JavaClass::getName)
                .anyMatch(OF_PERSONS::contains);
    }

    private static ArchCondition<JavaMethod> takeAccess() {
        return new ArchCondition<>("take Access") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var takes = method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Access.class));
                events.add(new SimpleConditionEvent(method, takes, method.getFullName() + " takes no Access"));
            }
        };
    }
}
