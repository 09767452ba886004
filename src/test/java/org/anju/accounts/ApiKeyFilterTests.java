package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Optional;
import org.anju.shared.AccountId;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

class ApiKeyFilterTests {

    private static final String KEY = "anju_" + "0".repeat(32);
    private static final SignedIn WHO =
            new SignedIn(AccountId.next(), "接口", Role.REGISTRAR, UnitId.next(), "站", "station", null, null);

    private final Accounts accounts = mock();
    private @Nullable SignedIn seen;

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aGoodKeyActsInThePostOfItsAccount() throws Exception {
        when(accounts.byApiKey(KEY)).thenReturn(Optional.of(WHO));
        send("Bearer " + KEY);
        assertThat(seen).isEqualTo(WHO);
    }

    @Test
    void theWordBearerIsReadInAnyCase() throws Exception {
        when(accounts.byApiKey(KEY)).thenReturn(Optional.of(WHO));
        send("bearer " + KEY);
        assertThat(seen).isEqualTo(WHO);
    }

    @Test
    void aKeyThatNobodyHasIsNobody() throws Exception {
        when(accounts.byApiKey(anyString())).thenReturn(Optional.empty());
        send("Bearer " + KEY);
        assertThat(seen).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", KEY_WITHOUT_WORD})
    void anythingElseThanABearerKeyIsNotEvenLookedUp(String header) throws Exception {
        send(header);
        assertThat(seen).isNull();
        verify(accounts, never()).byApiKey(anyString());
    }

    private static final String KEY_WITHOUT_WORD = "anju_00000000000000000000000000000000";

    private void send(String header) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/v1/persons");
        request.addHeader("Authorization", header);
        new ApiKeyFilter(accounts, mock()).doFilter(request, new MockHttpServletResponse(), new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out) {
                seen = Sessions.current().orElse(null);
            }
        });
    }
}
