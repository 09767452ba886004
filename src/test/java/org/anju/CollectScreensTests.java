package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Every screen of the phone app, in Chinese and in English with large type: axe, the width of a narrow
/// phone, targets for a thumb. With `-Danju.screenshots` the pictures of the documents are made anew.
class CollectScreensTests extends PhoneInHand {

    @Test
    void aDayOnTheRoundInChinese() {
        aDayOnTheRound("zh-CN", false);
    }

    @Test
    void aDayOnTheRoundInEnglishAndLargeType() {
        aDayOnTheRound("en-GB", true);
    }

    private void aDayOnTheRound(String language, boolean large) {
        var office = new TrialOffice(120);
        var tag = language.substring(0, 2);
        try (var line = new Line(port, office);
                var worker = phone(line, language)) {
            worker.at("");
            if (large) {
                worker.page.click("#type");
            }
            worker.page.click("#enrol");
            worker.page.waitForSelector("#summary");
            worker.looks("collect-enrol-faults." + tag);
            assertThat(worker.page.title()).startsWith(large ? "Error" : "错误");
            office.giveBack(office.dwellingAt(2), "check-who-lives-there");
            worker.enrol(TrialOffice.CODE).looks("collect-round." + tag);
            worker.page.click("#side-map");
            worker.page.click("#closer");
            worker.looks("collect-map." + tag);
            worker.page.click("#side-list");
            worker.page.selectOption("#pick-which", "visited");
            worker.page.waitForSelector(".empty");
            worker.looks("collect-round-empty." + tag);
            worker.at("/returned").looks("collect-returned." + tag);
            worker.at("/dwelling/" + office.dwellingAt(7));
            worker.page.waitForSelector("#begin");
            worker.looks("collect-dwelling." + tag);
            assertThat(worker.text()).doesNotContain("1999");
            aChangedHousehold(worker, office.dwellingAt(7), tag);
            worker.allSent();
            aNewDwelling(worker, tag);
            worker.allSent();
            worker.at("/outbox").looks("collect-outbox-empty." + tag);
            line.dead(true);
            worker.visit(office.dwellingAt(11), "nobody-home");
            worker.page.waitForSelector("#notices .notice");
            worker.looks("collect-saved." + tag).at("/outbox").looks("collect-outbox." + tag);
            worker.page.click(".doors a");
            worker.page.waitForSelector(".facts");
            worker.looks("collect-item." + tag);
            worker.at("/phone").looks("collect-phone." + tag);
            line.dead(false);
            worker.page.click("#send");
            worker.allSent();
            worker.at("/sign-in").looks("collect-sign-in." + tag);
            office.counted(3);
        }
    }

    /// One has left, one never lived there, one stays, and somebody with a rare name is new.
    private static void aChangedHousehold(TrialPhone worker, String dwelling, String tag) {
        worker.begin(dwelling).looks("collect-outcome." + tag).next().looks("collect-outcome-faults." + tag);
        worker.answer("outcome", "changed").looks("collect-who." + tag);
        worker.answer("what", "left")
                .fill("year", "2026")
                .fill("month", "5")
                .looks("collect-gone." + tag)
                .next();
        worker.answer("what", "never").answer("what", "stays");
        worker.looks("collect-more." + tag).answer("more", "yes");
        worker.fill("name", "𬀩䶮·爱新觉罗").looks("collect-name." + tag).next();
        worker.fill("number", "997201199001011012").next().looks("collect-number-faults." + tag);
        worker.fill("number", Neighbourhood.number()).next();
        worker.page.check("#unknown");
        worker.next().looks("collect-telephone." + tag).next();
        worker.page.check("#given");
        worker.looks("collect-notice." + tag).next();
        worker.answer("more", "no").looks("collect-use." + tag).next();
        worker.looks("collect-check." + tag);
        assertThat(worker.text()).contains("𬀩䶮·爱新觉罗", "2026");
        worker.page.click(".answers a >> nth=2");
        worker.fill("month", "4").next();
        worker.save();
    }

    /// Near to what is known, yet another one; the position is taken once.
    private static void aNewDwelling(TrialPhone worker, String tag) {
        worker.at("/round");
        worker.page.click("main p button.wide");
        worker.page.click("#where");
        worker.page.waitForFunction("() => document.querySelector('[name=accuracy]').value === '12'");
        worker.looks("collect-where." + tag).next();
        worker.page.selectOption("#street", "朝阳路");
        worker.fill("door", "8号3栋1单元101室").looks("collect-address." + tag).next();
        worker.looks("collect-near." + tag).answer("near", "none").answer("use", "residential");
        worker.save();
    }
}
