package org.anju.accounts;

import org.anju.shared.AccountId;
import org.anju.shared.Role;

/// A member of staff in a post.
public record StaffMember(AccountId account, String login, String name, Role role, String unitZh, String unitEn) {}
