package org.anju.declarations;

import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Dwelling;
import org.anju.fieldwork.AskReason;
import org.anju.fieldwork.Doors;
import org.anju.residents.AtDoor;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.PurposeCode;
import org.anju.shared.ReceiptNumber;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes what people declare at a door plate of themselves: at once into the register where a landlord's code
/// or the own record confirms it, and else as something that waits, while somebody is asked to go there.
///
/// Each part is a transaction of its own, in an order in which the form can be sent again after any of them:
/// the code knows the form that used it, and the register knows a declaration that it has.
@Component
public class Declarations {

    /// Why a declaration waits that nobody has confirmed.
    static final Verdict NOT_CONFIRMED = Verdict.held("landlord-not-confirmed");

    private static final PurposeCode SELF_DECLARATION = new PurposeCode("self-declaration");
    private static final PurposeCode OWN_RECORD = new PurposeCode("own-record");

    private final Observations observations;
    private final Residents residents;
    private final Landlords landlords;
    private final Receipts receipts;
    private final Doors doors;
    private final Accounts accounts;
    private final Limits limits;

    Declarations(
            Observations observations,
            Residents residents,
            Landlords landlords,
            Receipts receipts,
            Doors doors,
            Accounts accounts,
            Limits limits) {
        this.observations = observations;
        this.residents = residents;
        this.landlords = landlords;
        this.receipts = receipts;
        this.doors = doors;
        this.accounts = accounts;
        this.limits = limits;
    }

    /// Takes what somebody has written.
    ///
    /// @param who the resident who has signed in; `null` for nobody
    public Declared declare(Draft draft, Dwelling home, @Nullable SignedIn who) {
        return declare(draft, home, who, Channel.PORTAL);
    }

    /// The same by another way than the portal.
    public Declared declare(Draft draft, Dwelling home, @Nullable SignedIn who, Channel by) {
        var number = ReceiptNumber.next();
        var own = draft.own() && who != null;
        var coded = !draft.text("code").isEmpty();
        var declaration =
                who != null && draft.own() ? ofRecord(draft, home, coded, who, by) : draft.upTo(Step.CODE, home, coded);
        var fault = declaration == null ? Verdict.refused("own-document-missing") : observations.examine(declaration);
        if (declaration == null || fault.kind() == Verdict.Kind.REFUSED) {
            return new Declared.Unusable(fault);
        }
        if (!own && !coded) {
            limits.require(Limits.Kind.UNCONFIRMED, limits.at(home.id()));
        }
        if (coded && !landlords.use(draft.text("code"), home.id(), draft.key())) {
            return new Declared.Unusable(Verdict.refused("landlord-code-invalid"));
        }
        take(declaration, home, number, own || coded, coded, access(number, who, by));
        return new Declared.Taken(number, coded);
    }

    private void take(
            Declaration declaration,
            Dwelling home,
            ReceiptNumber number,
            boolean sure,
            boolean confirmed,
            Access access) {
        if (sure) {
            var receipt = observations.observe(new AtDoor(declaration, home.found(), null), access);
            receipts.issue(number, receipt.observation(), confirmed, false);
            return;
        }
        limits.count(Limits.Kind.UNCONFIRMED, limits.at(home.id()));
        var receipt = observations.observe(new AtDoor(declaration, home.found(), NOT_CONFIRMED), access);
        doors.askFor(home.id(), AskReason.DECLARED_UNCONFIRMED);
        receipts.issue(number, receipt.observation(), false, true);
    }

    private Access access(ReceiptNumber number, @Nullable SignedIn who, Channel by) {
        return who == null
                ? accounts.notSignedIn(SELF_DECLARATION, number.digits())
                : who.access(SELF_DECLARATION, number.digits(), by);
    }

    /// The declaration of somebody whose name and document the register has; `null` where it has no document.
    private @Nullable Declaration ofRecord(Draft draft, Dwelling home, boolean confirmed, SignedIn who, Channel by) {
        var record = record(who, by);
        var document = record.documents().stream()
                .filter(one -> one.belief().until() == null && one.kind() != DocumentKind.NONE)
                .findFirst();
        return document.map(one -> new Declaration(
                        record.particulars().name(),
                        "",
                        one.kind().name(),
                        one.number(),
                        "",
                        record.particulars().household(),
                        home.address(),
                        draft.since(),
                        draft.reason(),
                        draft.text("phone"),
                        Draft.source(confirmed)))
                .orElse(null);
    }

    private Person record(SignedIn who, Channel by) {
        var access = who.access(OWN_RECORD, "self", by);
        return residents.get(residents.survivor(who.requirePerson()), residents.now(), access);
    }
}
