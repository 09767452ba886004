package org.anju.declarations;

import java.time.LocalDate;
import org.anju.shared.ReceiptNumber;

/// What a receipt tells: what kind of thing was handed in, and how far it is. Never a name, never an address.
///
/// @param confirmed whether a landlord has confirmed it
public record Tracked(ReceiptNumber number, Kind kind, State state, boolean confirmed, LocalDate madeOn) {

    public enum Kind {
        /// somebody lives in a dwelling
        DECLARATION,
        /// somebody who is registered there does not live there
        NOT_LIVING_HERE,
        /// a dwelling should be looked at
        CHECK_WANTED,
        /// somebody lets a dwelling
        LANDLORD,
        /// the list of an organisation
        LIST
    }

    public enum State {
        /// 已收到; more is not told
        RECEIVED,
        /// 正在核对
        CHECKING,
        /// 已登记
        IN_REGISTER,
        /// 未采用
        NOT_TAKEN
    }

    /// The sentence that says what happens next, or what to do.
    public String next() {
        return "receipt.next." + kind + "." + state;
    }
}
