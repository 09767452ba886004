package org.anju.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Pinyin as letters: which make syllables, which sound alike, and what one slip of the keyboard makes of them.
final class Pinyin {

    /// The syllables of Standard Chinese without tones (Scheme for the Chinese Phonetic Alphabet, 1958), ü
    /// written u.
    private static final Set<String> SYLLABLES = Set.of("""
            a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu
            ca cai can cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan
            chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die
            ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu
            ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo
            ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo
            ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun
            ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo
            la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo
            ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu
            na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nun nuo
            o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu
            qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun
            ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo
            sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan
            shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong
            tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu
            xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu
            yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou
            zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
            """.strip().split("\\s+"));

    private static final int LONGEST = 6;

    private Pinyin() {}

    /// The letters under which readings are kept: ü, v and yu after l and n are written u.
    static String normal(String letters) {
        return letters.replace('v', 'u').replace("lyu", "lu").replace("nyu", "nu");
    }

    /// The fewest syllables that the letters make; 0 where they make none.
    static int syllables(String letters) {
        var fewest = new int[letters.length() + 1];
        for (int end = 1; end <= letters.length(); end++) {
            for (int begin = Math.max(0, end - LONGEST); begin < end; begin++) {
                if ((begin == 0 || fewest[begin] > 0)
                        && (fewest[end] == 0 || fewest[begin] + 1 < fewest[end])
                        && SYLLABLES.contains(letters.substring(begin, end))) {
                    fewest[end] = fewest[begin] + 1;
                }
            }
        }
        return fewest[letters.length()];
    }

    /// What is easily heard as the same has the same key: zh = z, ch = c, sh = s; ng = n; l = n; f = h; r = y.
    /// It is made of the letters as they stand, because nobody writes where a syllable ends.
    static String sound(String letters) {
        var sound = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            char last = sound.isEmpty() ? ' ' : sound.charAt(sound.length() - 1);
            switch (c) {
                case 'h' -> {
                    if (i == 0 || "zcs".indexOf(letters.charAt(i - 1)) < 0) {
                        sound.append(c);
                    }
                }
                case 'g' -> {
                    if (i == 0 || "ng".indexOf(letters.charAt(i - 1)) < 0 || last != 'n') {
                        sound.append(c);
                    }
                }
                case 'n', 'l' -> {
                    if (last != 'n') {
                        sound.append('n');
                    }
                }
                case 'f' -> sound.append('h');
                case 'r' -> sound.append('y');
                default -> sound.append(c);
            }
        }
        return sound.toString();
    }

    /// All that one slip makes of the letters: one left out, one put in, one put for another, two exchanged.
    /// Where the letters are pinyin, what is no pinyin is left out: no reading is spelt so.
    static List<String> slips(String letters) {
        boolean pinyin = syllables(letters) > 0;
        var slips = new ArrayList<String>();
        for (int i = 0; i <= letters.length(); i++) {
            var before = letters.substring(0, i);
            var after = letters.substring(i);
            if (!after.isEmpty()) {
                slips.add(before + after.substring(1));
            }
            if (after.length() > 1 && after.charAt(0) != after.charAt(1)) {
                slips.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
            for (char c = 'a'; c <= 'z'; c++) {
                slips.add(before + c + after);
                if (!after.isEmpty() && after.charAt(0) != c) {
                    slips.add(before + c + after.substring(1));
                }
            }
        }
        return slips.stream()
                .filter(slip -> !pinyin || syllables(slip) > 0)
                .distinct()
                .toList();
    }
}
