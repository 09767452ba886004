package org.anju.frame;

import java.time.Instant;
import java.util.List;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;

/// What every page carries. A page takes it as its first parameter and hands it to `@template.frame.shell`.
///
/// @param words the reader's language
/// @param large whether the reader asked for large type
/// @param path the path of this page, without query, to come back to
/// @param csrfName the name of the hidden field against forged requests
/// @param csrfValue its value
/// @param viewer who is signed in; `null` for nobody
/// @param purpose the purpose that is open; `null` for none
/// @param menu the entries that this viewer sees, in order
public record Frame(
        Words words,
        boolean large,
        String path,
        String csrfName,
        String csrfValue,
        @Nullable Viewer viewer,
        @Nullable OpenPurpose purpose,
        List<MenuEntry> menu) {

    public Frame {
        menu = List.copyOf(menu);
    }

    /// Who is signed in, as the page names them.
    public record Viewer(String name, Role role, String unitName) {

        public boolean staff() {
            return role != Role.RESIDENT;
        }
    }

    /// The purpose under which the viewer looks at persons until it expires.
    public record OpenPurpose(String nameZh, String nameEn, String file, Instant expires) {

        public String name(Tongue tongue) {
            return tongue == Tongue.ZH ? nameZh : nameEn;
        }
    }

    public String t(String key, Object... arguments) {
        return words.t(key, arguments);
    }

    public Tongue tongue() {
        return words.tongue();
    }

    /// The Chinese or the English of two, by the reader's language.
    public String either(String zh, String en) {
        return tongue() == Tongue.ZH ? zh : en;
    }

    /// The other language, to change to.
    public Tongue otherTongue() {
        return tongue() == Tongue.ZH ? Tongue.EN : Tongue.ZH;
    }
}
