package org.anju.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactAddressTests {

    @ParameterizedTest
    @CsvSource({
        "EMAIL, li.si+anju@mail.example.cn, li.si+anju@mail.example.cn",
        "EMAIL, '  12345678@qq.example ', 12345678@qq.example",
        "EMAIL, ｌｉ＠example．cn, li@example.cn",
        "SMS, 138 0013 8000, +8613800138000",
        "SMS, １３８００１３８０００, +8613800138000",
        "SMS, +86 138-0013-8000, +8613800138000",
        "SMS, +44 20 7946 0018, +442079460018"
    })
    void whatPeopleTypeIsRead(Way way, String typed, String kept) {
        assertThat(ContactAddress.read(way, typed)).map(ContactAddress::text).hasValue(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "li",
                "li@",
                "@example.cn",
                "li@example",
                "li@example.cn,wang@example.cn",
                "li@example.cn wang@example.cn",
                "<li@example.cn>",
                "li@example.cn\r\nBcc: wang@example.cn",
                "li..si@example.cn",
                ".li@example.cn",
                "li@-example.cn",
                "李@example.cn",
                "\"li si\"@example.cn"
            })
    void whatIsNoAddressOrMoreThanOneIsNone(String typed) {
        assertThat(ContactAddress.read(Way.EMAIL, typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110",
                "010-12345678",
                "12800138000",
                "+8612800138000",
                "+0123456789",
                "138001380001",
                "+1234567890123456"
            })
    void whatNoTelephoneTakesIsNone(String typed) {
        assertThat(ContactAddress.read(Way.SMS, typed)).isEmpty();
    }

    @Test
    void anAddressIsNotLongerThanAMailServerTakes() {
        var domain = ("a".repeat(60) + ".").repeat(3);
        assertThat(ContactAddress.read(Way.EMAIL, "a".repeat(64) + "@" + domain + "cn"))
                .isPresent();
        assertThat(ContactAddress.read(Way.EMAIL, "a".repeat(65) + "@" + domain + "cn"))
                .isEmpty();
        assertThat(ContactAddress.read(Way.EMAIL, "a@" + ("a".repeat(60) + ".").repeat(5) + "cn"))
                .isEmpty();
    }
}
