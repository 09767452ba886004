package org.anju.dwellings;

import java.util.Set;
import org.anju.frame.MenuEntry;
import org.anju.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The place of this module in the menu.
@Configuration(proxyBeanMethods = false)
class DwellingMenu {

    private static final int ORDER = 40;

    @Bean
    MenuEntry dwellingsEntry() {
        return new MenuEntry(
                ORDER, "/desk/dwellings", "menu.dwellings", Set.of(Role.REGISTRAR, Role.REVIEWER, Role.AUDITOR));
    }
}
