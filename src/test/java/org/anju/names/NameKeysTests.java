package org.anju.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Under which keys a name stands, and how it is found by what somebody wrote.
class NameKeysTests {

    /// The nearest likeness under which a name is found; empty where it is not.
    private static Optional<Likeness> likeness(String written, String name) {
        var keys = NameKeys.of(name);
        var asked = NameKeys.asked(written);
        return Stream.concat(asked.near().stream(), asked.far().stream())
                .filter(probe -> keys.stream()
                        .anyMatch(key -> probe.until().isEmpty()
                                ? key.equals(probe.from())
                                : key.compareTo(probe.from()) >= 0 && key.compareTo(probe.until()) < 0))
                .map(Probe::likeness)
                .min(Likeness::compareTo);
    }

    @ParameterizedTest
    @CsvSource({
        "王小明, 王小明, NAME",
        "王 小明, 王小明, NAME",
        "小明, 王小明, GIVEN_NAME",
        "wangxiaoming, 王小明, PINYIN",
        "Wang Xiao Ming, 王小明, PINYIN",
        "Xiaoming Wang, 王小明, PINYIN",
        "王晓明, 王小明, PINYIN",
        "wxm, 王小明, INITIALS",
        "wang xiaom, 王小明, BEGINNING",
        "wangxiaomign, 王小明, ONE_TYPO",
        "wangxioaming, 王小明, ONE_TYPO",
        "wanxiaominf, 王小明,",
        "wangxiaomin, 王小明, SOUNDS_ALIKE",
        "ruxin, 鲁新, ONE_TYPO",
        "luxing, 鲁新, SOUNDS_ALIKE",
        "hujian, 付健, SOUNDS_ALIKE",
        "zangshan, 张山, SOUNDS_ALIKE",
        "xingguo, 李新国,",
        "lixingguo, 李新国, SOUNDS_ALIKE",
        "qiuwei, 仇伟, PINYIN",
        "chouwei, 仇伟, PINYIN",
        "danwei, 单伟, PINYIN",
        "shanwei, 单伟, PINYIN",
        "piaozhixing, 朴志行, PINYIN",
        "piaozhihang, 朴志行, PINYIN",
        "miaoming, 缪明, PINYIN",
        "hexiaoming, 黑小明, PINYIN",
        "wangsheng, 王晟, PINYIN",
        "wangcheng, 王晟, PINYIN",
        "moqiming, 万俟明, PINYIN",
        "yuchigong, 尉迟恭, PINYIN",
        "zhangsunwuji, 长孙无忌, PINYIN",
        "wuji, 长孙无忌,",
        "无忌, 长孙无忌, GIVEN_NAME",
        "oyf, 欧阳芳,",
        "of, 欧阳芳, INITIALS",
        "lvhong, 吕红, PINYIN",
        "lyu hong, 吕红, PINYIN",
        "luhong, 吕红, PINYIN",
        "高明, 髙明, OLD_CHARACTER",
        "髙明, 高明, OLD_CHARACTER",
        "gaoming, 髙明, PINYIN",
        "吴戸, 呉戶, OLD_CHARACTER",
        "王峰, 王峯, OLD_CHARACTER",
        "张罗龙, 張羅龍, OLD_CHARACTER",
        "王\uE863, 王䶮, OLD_CHARACTER",
        "王䶮, 王\uE863, OLD_CHARACTER",
        "王龑, 王䶮, OLD_CHARACTER",
        "wangyan, 王\uE863, PINYIN",
        "王⻰, 王龙, OLD_CHARACTER",
        "王升, 王昇, OLD_CHARACTER",
        "wangqian, 王乾, PINYIN",
        "古丽娜尔艾力, 古丽娜尔·艾力, OLD_CHARACTER",
        "古丽娜尔•艾力, 古丽娜尔·艾力, NAME",
        "古丽娜尔, 古丽娜尔·艾力, GIVEN_NAME",
        "古丽娜, 古丽娜尔·艾力, BEGINNING",
        "gulinaeraili, 古丽娜尔·艾力, PINYIN",
        "Jürgen Müller, 'MÜLLER, JÜRGEN', NAME",
        "jurgen muller, 'MÜLLER, JÜRGEN', NAME",
        "mullerjurgen, 'MÜLLER, JÜRGEN', OLD_CHARACTER",
        "muller, 'MÜLLER, JÜRGEN', GIVEN_NAME",
        "mulerjurgen, 'MÜLLER, JÜRGEN', SOUNDS_ALIKE",
        "mullerjurgan, 'MÜLLER, JÜRGEN', ONE_TYPO",
        "王大明, 王小明,",
    })
    void aNameIsFound(String written, String name, Likeness nearest) {
        assertThat(likeness(written, name)).isEqualTo(Optional.ofNullable(nearest));
    }

    @Test
    void theNearestIsLookedForFirst() {
        assertThat(NameKeys.asked("王小明").near()).extracting(Probe::likeness).isSorted();
        assertThat(NameKeys.asked("王小明").near().getFirst().from()).isEqualTo("n王小明");
        assertThat(NameKeys.asked(" ").near()).isEmpty();
        assertThat(NameKeys.asked("·,").far()).isEmpty();
    }

    @Test
    void keysAreFewAndReadingsAreCapped() {
        assertThat(NameKeys.of("王小明")).containsExactly("n王小明", "g小明", "pwangxiaoming", "swanxiaomin", "iwxm");
        var many = NameKeys.of("单行长乐重朝");
        assertThat(many).filteredOn(key -> key.startsWith("p")).hasSize(Spelling.MOST_READINGS);
    }

    @Test
    void everySlipOfAReadingFindsIt() {
        var random = new Random(7);
        var letters = "zhangxiaoming";
        for (int i = 0; i < 500; i++) {
            int at = random.nextInt(letters.length());
            char c = (char) ('a' + random.nextInt(26));
            var slip = switch (random.nextInt(4)) {
                case 0 -> letters.substring(0, at) + letters.substring(at + 1);
                case 1 -> letters.substring(0, at) + c + letters.substring(at);
                case 2 -> letters.substring(0, at) + c + letters.substring(at + 1);
                default ->
                    at + 1 == letters.length()
                            ? letters
                            : letters.substring(0, at)
                                    + letters.charAt(at + 1)
                                    + letters.charAt(at)
                                    + letters.substring(at + 2);
            };
            assertThat(likeness(slip, "张小明")).as(slip).isPresent();
        }
    }

    @Test
    void whatIsNoPinyinIsNotLookedFor() {
        assertThat(Pinyin.slips("wangxiaoming")).hasSizeLessThan(150).allMatch(slip -> Pinyin.syllables(slip) > 0);
        assertThat(Pinyin.syllables("xian")).isEqualTo(1);
        assertThat(Pinyin.syllables("wangxm")).isZero();
    }

    @Test
    void everyHanCharacterHasKeysAndFindsItself() {
        var characters = hanCharacters();
        assertThat(characters.size()).isGreaterThan(98_000);
        for (var character : characters) {
            assertThat(likeness("王" + character, "王" + character)).contains(Likeness.NAME);
            assertThat(NameKeys.of("王" + character)).anyMatch(key -> key.startsWith("pwang"));
        }
    }

    static List<String> hanCharacters() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN && Character.isIdeographic(c))
                .mapToObj(Character::toString)
                .map(character -> Normalizer.normalize(character, Normalizer.Form.NFC))
                .toList();
    }

    @Test
    void theUsualReadingOfEachStandardCharacterIsAmongItsKeys() throws Exception {
        var file = Path.of(System.getProperty("anju.shared", "../shared"), "data/identity/kMandarin_8105.txt");
        assumeTrue(Files.exists(file), "The list of readings is not here: " + file.toAbsolutePath());
        var line = Pattern.compile("U\\+([0-9A-F]+): ([^# ]+).*");
        var missing = new ArrayList<String>();
        int all = 0;
        for (var written : Files.readAllLines(file)) {
            var read = line.matcher(written);
            if (read.matches()) {
                all++;
                var character = Character.toString(Integer.parseInt(read.group(1), 16));
                var reading =
                        Normalizer.normalize(read.group(2), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
                if (!NameKeys.of("王" + character).contains("pwang" + reading)) {
                    missing.add(character + " " + reading);
                }
            }
        }
        assertThat(all).isEqualTo(8_105);
        assertThat(missing).as("of %d", all).hasSizeLessThan(all / 200);
    }

    @Test
    void thePrivateUseCodesOfGbkAreAllFolded() throws Exception {
        var file = Path.of(System.getProperty("anju.shared", "../shared"), "data/identity/GBK_PUA.txt");
        assumeTrue(Files.exists(file), "The list of private-use codes is not here: " + file.toAbsolutePath());
        var line = Pattern.compile("#? ?U\\+(E8[0-9A-F]{2}):.*?U\\+([0-9A-F]{4,5}).*");
        int all = 0;
        for (var written : Files.readAllLines(file)) {
            var read = line.matcher(written);
            if (read.matches()) {
                all++;
                assertThat(Folding.fold(Character.toString(Integer.parseInt(read.group(1), 16))))
                        .isEqualTo(Folding.fold(Character.toString(Integer.parseInt(read.group(2), 16))));
            }
        }
        assertThat(all).isEqualTo(80);
    }

    @Test
    void keysAreFew() {
        var random = new Random(1);
        var names = Stream.generate(() -> "王李张刘陈单仇".charAt(random.nextInt(7))
                        + Character.toString(0x4e00 + random.nextInt(3_000))
                        + Character.toString(0x4e00 + random.nextInt(3_000)))
                .limit(20_000)
                .toList();
        // Each is a row of an index that every registration writes.
        assertThat(names.stream().mapToInt(name -> NameKeys.of(name).size()).average())
                .hasValueCloseTo(6.1, within(0.5));
    }
}
