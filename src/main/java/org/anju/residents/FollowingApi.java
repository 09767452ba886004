package org.anju.residents;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.anju.frame.Asked;
import org.anju.frame.Listing;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Following persons and being told that something changed, for other systems.
@RestController
class FollowingApi {

    private final Following following;
    private final PersonViews views;
    private final Keyring keyring;

    FollowingApi(Following following, PersonViews views, Keyring keyring) {
        this.following = following;
        this.views = views;
        this.keyring = keyring;
    }

    /// @param cursor names the change and its place; after the last one taken the next request goes on
    record ChangeAnswer(String cursor, String person, String kind, Instant at) {}

    record FollowedAnswer(String person, Instant since, Instant until) {}

    record FollowAnswer(String person, Instant until) {}

    @GetMapping("/api/v1/changes")
    Listing<ChangeAnswer> changes(HttpServletRequest request, Access access) {
        var asked = Asked.by(request, "after", "limit");
        var after = Optional.of(asked.text("after"))
                .filter(text -> !text.isEmpty())
                .map(text -> ChangeCursor.read(text, keyring));
        if (after.isPresent() && after.get().isEmpty()) {
            asked.fault("after", "cursor-unknown");
        }
        var limit = asked.limit();
        asked.faultless();
        var changes = following.changes(after.flatMap(cursor -> cursor).orElse(null), limit, access);
        return Listing.of(changes.stream().map(this::answer).toList(), limit, ChangeAnswer::cursor);
    }

    private ChangeAnswer answer(ChangeNotice change) {
        return new ChangeAnswer(
                change.cursor().text(keyring),
                views.reference(change.cursor().person()),
                Asked.code(change.kind()),
                change.at());
    }

    @GetMapping("/api/v1/following")
    Listing<FollowedAnswer> following(HttpServletRequest request, Access access) {
        var asked = Asked.by(request, "after", "limit");
        var after = asked.cursor("after", keyring);
        var limit = asked.limit();
        asked.faultless();
        var followed = following.following(after.map(PersonId::new).orElse(null), limit, access).stream()
                .map(one -> new FollowedAnswer(views.reference(one.person()), one.since(), one.until()))
                .toList();
        return Listing.of(followed, limit, FollowedAnswer::person);
    }

    @PostMapping(path = "/api/v1/following", consumes = MediaType.APPLICATION_JSON_VALUE)
    FollowAnswer follow(HttpServletRequest request, Access access) {
        var asked = Asked.by(request);
        var body = asked.body("person", "until");
        var person = body.text("person");
        if (person.isEmpty()) {
            asked.fault("/person", "field-missing");
        }
        var until = until(asked, body.text("until"));
        asked.faultless();
        following.follow(views.person(person), until, access);
        return new FollowAnswer(person, until);
    }

    private static Instant until(Asked asked, String written) {
        try {
            if (written.matches("[0-9]{4}-.*")) {
                return OffsetDateTime.parse(written).toInstant();
            }
        } catch (DateTimeException e) {
            // told below
        }
        asked.fault("/until", written.isEmpty() ? "field-missing" : "instant-form");
        return Instant.EPOCH;
    }

    @DeleteMapping("/api/v1/following/{id}")
    ResponseEntity<Void> unfollow(HttpServletRequest request, Access access, @PathVariable String id) {
        Asked.by(request).faultless();
        following.unfollow(views.person(id), access);
        return ResponseEntity.noContent().build();
    }
}
