package org.anju.notices;

import java.util.Optional;
import org.anju.shared.PersonId;
import org.anju.shared.Tongue;

/// What is sent 提醒: that something is there, never what.
///
/// @param reference under which the receiver's side may know it again
/// @param tries how often it was tried, this time included
/// @param content what is to be said; empty where there is nothing to say any more
record Letter(PersonId subject, LetterId id, String reference, Way way, int tries, Optional<Content> content) {

    /// @param address where it goes
    /// @param tongue the receiver's language
    /// @param unread how many messages are unread; 0 for a code
    /// @param code that confirms the address; empty where it is no code
    /// @param entry whether the code instead shows at a machine who somebody is
    record Content(String address, Tongue tongue, int unread, String code, boolean entry) {

        Content(String address, Tongue tongue, int unread, String code) {
            this(address, tongue, unread, code, false);
        }
    }
}
