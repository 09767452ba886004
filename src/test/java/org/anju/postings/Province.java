package org.anju.postings;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.cases.CaseId;
import org.anju.counters.OpeningHours;
import org.anju.counters.PointKind;
import org.anju.counters.ServicePoint;
import org.anju.counters.ServicePointId;
import org.anju.counters.ServicePoints;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.places.Position;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A province whose people work in the city of the tests, with the offices and officers of both. No two of them
/// share a city.
public final class Province {

    public static final String PASSWORD = "一句自己记得住的话 2026";

    private static final AtomicInteger NEXT = new AtomicInteger(10);

    public final LocalDate today;
    public final DivisionCode home;
    public final DivisionCode host = DivisionCode.read("997201");
    public final DivisionCode village;
    public final UnitId homeUnit;
    public final UnitId hostUnit;
    public final SignedIn administrator;
    public final SignedIn homeReviewer;
    public final SignedIn hostReviewer;
    public final SignedIn officer;
    public final SignedIn villageOfficer;

    final Neighbourhood street;
    private final ApplicationContext house;
    private final Accounts accounts;

    private Province(ApplicationContext house) {
        this.house = house;
        this.accounts = house.getBean(Accounts.class);
        this.today = LocalDate.now(house.getBean(Clock.class));
        this.street = Neighbourhood.build(house);
        var city = "98" + NEXT.incrementAndGet();
        this.home = DivisionCode.read(city);
        this.village = DivisionCode.read("997201001" + (100 + NEXT.get()));
        house.getBean(Places.class)
                .importDivisions(List.of(
                        DivisionRow.today("98", "来处省", ""),
                        DivisionRow.today(city, "来处" + NEXT.get() + "市", "98"),
                        DivisionRow.today(village.value(), "试" + NEXT.get() + "村", "997201001")));
        this.homeUnit = unit("来处公安局", city);
        this.hostUnit = unit("驻在公安局", "997201");
        var station = unit("驻在联络站", "997201");
        this.administrator = account(hostUnit, Role.ADMINISTRATOR);
        this.homeReviewer = account(homeUnit, Role.REVIEWER);
        this.hostReviewer = account(hostUnit, Role.REVIEWER);
        this.officer = account(station, Role.REGISTRAR);
        this.villageOfficer = account(hostUnit, Role.REGISTRAR);
    }

    public static Province build(ApplicationContext house) {
        return new Province(house);
    }

    private UnitId unit(String name, String division) {
        return accounts.createUnit(
                name + " " + NEXT.get(), "Office " + name.length() + " " + NEXT.get(), DivisionCode.read(division));
    }

    public SignedIn account(UnitId unit, Role role) {
        var login = "sent-" + UUID.randomUUID();
        accounts.createStaff(login, "派驻" + role.ordinal(), PASSWORD, unit, role);
        return accounts.findAccount(login).orElseThrow();
    }

    /// The login of an account of staff.
    public String login(SignedIn who) {
        return accounts.listStaff().stream()
                .filter(one -> one.account().equals(who.account()))
                .findFirst()
                .orElseThrow()
                .login();
    }

    Agreement.Wish wish(LocalDate since, LocalDate until) {
        return new Agreement.Wish(
                "派协〔2026〕" + NEXT.get() + "号",
                since.isAfter(today) ? today : since,
                homeUnit,
                home,
                hostUnit,
                host,
                since,
                until,
                Set.of(Allowed.values()),
                10);
    }

    /// An agreement that stands since last year.
    public AgreementId agree() {
        var id = house.getBean(Agreements.class).add(wish(today.minusYears(1), today.plusYears(1)), administrator);
        house.getBean(Agreements.class).sign(id, homeReviewer);
        house.getBean(Agreements.class).sign(id, hostReviewer);
        return id;
    }

    PostingId send(AgreementId agreement) {
        return house.getBean(Postings.class)
                .add(
                        new Posting.Wish(
                                Posting.Kind.LIAISON,
                                officer.account(),
                                agreement,
                                List.of(host),
                                today.minusMonths(6),
                                today.plusMonths(6),
                                ""),
                        administrator);
    }

    public void sendUnder(AgreementId agreement) {
        send(agreement);
    }

    /// The village officer comes to a service point of the village in some days.
    public void planned(int days) {
        var posting = house.getBean(Postings.class).of(villageOfficer.account()).getFirst();
        house.getBean(VillageDays.class)
                .plan(
                        posting.id(),
                        new VillageDay.Plan(
                                today.plusDays(days),
                                point(),
                                java.time.LocalTime.of(9, 0),
                                java.time.LocalTime.of(11, 30)),
                        villageOfficer);
    }

    public PostingId sendToVillage(String shownName) {
        return house.getBean(Postings.class)
                .add(
                        new Posting.Wish(
                                Posting.Kind.VILLAGE,
                                villageOfficer.account(),
                                null,
                                List.of(village),
                                today.minusMonths(6),
                                today.plusMonths(6),
                                shownName),
                        administrator);
    }

    /// A service point of the village.
    public ServicePointId point() {
        var id = ServicePointId.next();
        house.getBean(ServicePoints.class)
                .put(
                        new ServicePoint(
                                id,
                                "V-" + UUID.randomUUID(),
                                PointKind.VILLAGE_POINT,
                                "试村便民服务点",
                                "Village service point",
                                village,
                                "试村1号",
                                new Position(123.8, 29.0),
                                "",
                                true,
                                true,
                                List.of("zh"),
                                hostUnit,
                                Set.of(),
                                OpeningHours.NEVER,
                                ServicePoint.Slots.NONE,
                                today.minusYears(1)),
                        Neighbourhood.access(Role.ADMINISTRATOR, "catalogue-upkeep", null));
        return id;
    }

    /// Somebody from this province, or from elsewhere, who lives in the city.
    public PersonId resident(String name, String household) {
        var number = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(
                        List.of(new Declaration(
                                name,
                                "",
                                "居民身份证",
                                number,
                                "",
                                household,
                                street.room(101),
                                "2021-01-01",
                                "自有住房",
                                "",
                                "本人申报")),
                        Neighbourhood.registrar("997201"));
        var found = house.getBean(Residents.class)
                .search(
                        new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number),
                        Neighbourhood.registrar("997201"));
        return ((Search.Outcome.Hits) found).hits().getFirst().person();
    }

    public PersonId resident() {
        return resident("老乡甲", home.prefix() + "01");
    }

    public static Access self() {
        return new Access(
                AccountId.next(),
                UnitId.next(),
                "本人",
                Role.RESIDENT,
                new PurposeCode("own-record"),
                "self",
                Channel.PORTAL,
                null);
    }

    public Access helping() {
        return officer.access(new PurposeCode("home-town-help"), "QZ-1", Channel.DESK);
    }

    /// As the owner of the tables: so that days pass without waiting for them.
    public void owner(String sql) {
        try (var connection = TableOwner.connect(house.getEnvironment());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Asks as the matter does that was granted.
    public ReceiptNumber ask(PersonId subject, Map<String, String> answers) {
        var number = ReceiptNumber.next();
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> house.getBean(Helps.class)
                        .ask(subject, new CaseId(Ids.next()), number, DivisionCode.read("997201001"), answers, self()));
        return number;
    }
}
