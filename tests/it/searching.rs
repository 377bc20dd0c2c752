//! A search finds what a Chinese reader means, and the best match stands first.

use std::sync::LazyLock;

use proptest::{collection::vec, prelude::*};
use yongxian::{
    domain::{Edition, Filter, Lang, Lexicon, Part, Query, Rank, Said, Sort, fold},
    enrich,
};

use crate::fixture::edition;

/// As the build writes it; one a thread, since it is shared by counting.
fn lexicon() -> Lexicon {
    static WRITTEN: LazyLock<String> = LazyLock::new(enrich::lexicon);
    thread_local!(static READ: Lexicon = Lexicon::read(&WRITTEN));
    READ.with(Clone::clone)
}

/// The ids of what is found, in the order that the list has at first.
fn found(text: &str, edition: &Edition, lexicon: &Lexicon) -> Vec<String> {
    let matches = edition.matches(&Filter::for_text(text), &Query::new(text, lexicon), Lang::Zh);
    let order = Sort::default().order(&matches, edition, Lang::Zh);
    order.into_iter().map(|position| edition.models[position].id.to_string()).collect()
}

/// Every system and person that the article names, and the hardware and tools: by characters, by Pinyin, by initials, and
/// what has to stand first.
const NAMED: [(&str, &str, &str, &str); 24] = [
    ("通义千问", "tongyiqianwen", "tyqw", "tongyi-qianwen"),
    ("文心一言", "wenxinyiyan", "wxyy", "ernie-bot"),
    ("盘古大模型", "pangudamoxing", "pgdmx", "pangu"),
    ("日日新", "ririxin", "rrx", "sensenova"),
    ("商量", "shangliang", "shl", "sensechat"),
    ("秒画", "miaohua", "mh", "sensemirage"),
    ("如影", "ruying", "ry", "senseavatar"),
    ("言犀", "yanxi", "yx", "jd-yanxi"),
    ("光年之外", "guangnianzhiwai", "gnzw", "light-year-beyond"),
    ("百川大模型", "baichuandamoxing", "bcdmx", "baichuan"),
    ("ChatGPT", "chatgpt", "chatg", "chatgpt"),
    ("Jasper", "jasper", "jasp", "jasper-ai"),
    ("昆仑芯", "kunlunxin", "klx", "ernie-bot"),
    ("飞桨", "feijiang", "fj", "ernie-bot"),
    ("昇腾310", "shengteng310", "st310", "pangu"),
    ("昇腾910", "shengteng910", "sht910", "pangu"),
    ("ModelArts", "modelarts", "modela", "pangu"),
    ("SenseCore", "sensecore", "sensecor", "sensenova"),
    ("李彦宏", "liyanhong", "lyh", "ernie-bot"),
    ("张勇", "zhangyong", "zhangy", "tongyi-qianwen"),
    ("周靖人", "zhoujingren", "zhoujr", "tongyi-qianwen"),
    ("王小川", "wangxiaochuan", "wxc", "baichuan"),
    ("王慧文", "wanghuiwen", "whw", "light-year-beyond"),
    ("田奇", "tianqi", "tq", "pangu"),
];

/// Every company that the article names, likewise; what stands first is one of theirs.
const COMPANIES: [(&str, &str, &str, &str); 9] = [
    ("阿里巴巴", "alibaba", "albb", "阿里"),
    ("阿里云", "aliyun", "aly", "阿里"),
    ("百度", "baidu", "baid", "百度"),
    ("华为", "huawei", "hw", "华为"),
    ("商汤", "shangtang", "shtang", "商汤"),
    ("京东", "jingdong", "jdong", "京东"),
    ("光年之外", "guangnian", "gnz", "光年之外"),
    ("百川智能", "baichuanzhineng", "bczn", "百川智能"),
    ("OpenAI", "openai", "opena", "OpenAI"),
];

#[test]
fn whatever_the_article_names_is_found_and_stands_first() {
    let (edition, lexicon) = (edition(), lexicon());
    for (characters, pinyin, initials, id) in NAMED {
        for text in [characters, pinyin, initials] {
            let found = found(text, &edition, &lexicon);
            assert_eq!(found.first().map(String::as_str), Some(id), "{text}: {found:?}");
        }
    }
}

#[test]
fn a_company_is_found_and_one_of_its_models_stands_first() {
    let (edition, lexicon) = (edition(), lexicon());
    for (characters, pinyin, initials, maker) in COMPANIES {
        for text in [characters, pinyin, initials] {
            let found = found(text, &edition, &lexicon);
            let first = found.first().and_then(|id| edition.model(id));
            assert!(first.is_some_and(|model| model.org.zh.contains(maker)), "{text}: {found:?}");
        }
    }
}

#[test]
fn it_may_be_typed_as_people_type() {
    let (edition, lexicon) = (edition(), lexicon());
    for (text, id) in [
        ("tong yi", "tongyi-qianwen"),
        ("TongYi", "tongyi-qianwen"),
        ("ｔｙｑｗ", "tongyi-qianwen"),
        ("tongyiq", "tongyi-qianwen"),
        ("文xin", "ernie-bot"),
        ("wen心", "ernie-bot"),
        ("通義千問", "tongyi-qianwen"),
        ("盤古大模型", "pangu"),
        ("華為云 盤古", "pangu"),
        ("阿里 千问", "tongyi-qianwen"),
        ("chat gpt", "chatgpt"),
        ("glm130b", "glm-130b"),
        ("星火", "xinghuo"),
        // Both readings of the second character, and its initial.
        ("shangliang", "sensechat"),
    ] {
        let found = found(text, &edition, &lexicon);
        assert_eq!(found.first().map_or("", String::as_str), id, "{text}: {found:?}");
    }
}

#[test]
fn a_size_is_found_as_people_write_it() {
    let (edition, lexicon) = (edition(), lexicon());
    for (text, billion) in [("1800亿", 180.0), ("180B", 180.0), ("６b", 6.0), ("130 billion", 130.0)] {
        let found = found(text, &edition, &lexicon);
        let of_this_size: Vec<String> = edition
            .models
            .iter()
            .filter(|model| model.params.as_ref().is_some_and(|params| params.billion == billion))
            .map(|model| model.id.to_string())
            .collect();
        assert!(!of_this_size.is_empty(), "{text}");
        assert!(of_this_size.iter().all(|id| found.contains(id)), "{text}: {found:?}");
    }
}

#[test]
fn without_a_lexicon_only_sound_and_traditional_forms_are_lost() {
    let (edition, none) = (edition(), Lexicon::default());
    assert_eq!(found("通义千问", &edition, &none)[0], "tongyi-qianwen");
    assert_eq!(found("ＣｈａｔＧＰＴ", &edition, &none)[0], "chatgpt");
    assert!(found("tyqw", &edition, &none).is_empty());
}

#[test]
fn places_are_told_in_the_text_as_it_stands() {
    let lexicon = lexicon();
    for (query, text, part, marked) in [
        ("tyqw", "通义千问", Part::Name, vec!["通义千问"]),
        ("qian", "通义千问", Part::Name, vec!["千"]),
        ("wenxin", "百度文心（Wenxin）", Part::Name, vec!["文心", "Wenxin"]),
        ("tong yi", "通义（Tong Yi）", Part::Name, vec!["通义", "Tong Yi"]),
        ("ｇｐｔ4", "GPT-4 和 gpt-4", Part::Note, vec!["GPT-4", "gpt-4"]),
        ("盤古", "盘古、盤古", Part::Note, vec!["盘古", "盤古"]),
        ("百度 文心", "文心来自百度", Part::Note, vec!["文心", "百度"]),
        ("wx", "文心", Part::Note, vec![]),
        ("a", "aAa", Part::Note, vec!["a", "A", "a"]),
        ("", "文心", Part::Name, vec![]),
    ] {
        let places = Query::new(query, &lexicon).places(Said { text, part });
        let found: Vec<&str> = places.into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, marked, "{query} in {text}");
    }
}

#[test]
fn places_in_lines_are_counted_as_javascript_counts() {
    let lines = "😀文心\n𠮷\n文心😀文心";
    let units: Vec<u16> = lines.encode_utf16().collect();
    let places = Query::new("wenxin", &lexicon()).places_in_lines(lines, Part::Name);
    let found: Vec<String> = places
        .chunks(2)
        .map(|place| String::from_utf16(&units[place[0] as usize..place[1] as usize]).unwrap())
        .collect();
    assert_eq!(found, ["文心"; 3]);
}

/// Whether letters can be used up from the beginning of a text: each way tried by itself.
fn consumes(letters: &str, text: &[char], readings: &dyn Fn(char) -> Vec<String>) -> bool {
    if letters.is_empty() {
        return true;
    }
    let Some((first, rest)) = text.split_first() else { return false };
    let itself = fold(&first.to_string());
    if matches!(*first, ' ' | '-' | '‐' | '·' | '・') || itself.is_empty() {
        return consumes(letters, rest, readings);
    }
    let mut ways = vec![itself];
    for reading in readings(*first) {
        if reading.starts_with(letters) {
            return true;
        }
        if ["zh", "ch", "sh"].iter().any(|initial| reading.starts_with(initial)) {
            ways.push(reading[..2].to_owned());
        }
        ways.push(reading[..1].to_owned());
        ways.push(reading);
    }
    ways.iter()
        .any(|way| letters.strip_prefix(way.as_str()).is_some_and(|left| consumes(left, rest, readings)))
}

/// A few syllables and forms that overlap in every way.
const SMALL: &str = "a啊 shang商上 shan山上 xian先西 xi西 an安 zhang长张 chang长 n嗯 g\n義义";

proptest! {
    #[test]
    fn what_fits_is_what_trying_each_way_would_find(
        query in vec(proptest::sample::select(vec!["s", "h", "a", "n", "g", "x", "i", "zh", "c", "商", "西", "义", "義", "-", " ", "Ａ", "😀", "e\u{301}"]), 1..6),
        text in vec(proptest::sample::select(vec!['商', '上', '山', '先', '西', '安', '长', '啊', '嗯', '义', '義', 's', 'A', '-', ' ', '\u{200b}', '😀', 'e', '\u{301}']), 0..7),
    ) {
        let lexicon = Lexicon::read(SMALL);
        let known: Vec<(&str, &str)> = SMALL.lines().next().unwrap().split(' ')
            .map(|word| word.split_at(word.find(|c: char| !c.is_ascii()).unwrap_or(word.len()))).collect();
        let readings = |c: char| -> Vec<String> {
            known.iter().filter(|(_, all)| all.contains(c)).map(|(syllable, _)| (*syllable).to_owned()).collect()
        };
        let written = query.concat().replace('義', "义");
        let letters: String = fold(&written).chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        prop_assume!(!letters.is_empty());
        let plain: Vec<char> = text.iter().map(|c| if *c == '義' { '义' } else { *c }).collect();
        let text: String = text.iter().collect();
        // Words apart are another claim.
        prop_assume!(!fold(&written).contains(' '));
        let rank = Query::new(&query.concat(), &lexicon).rank(&[Said { text: &text, part: Part::Name }]);
        let naive = (0..plain.len()).any(|from| consumes(&letters, &plain[from..], &readings));
        prop_assert_eq!(rank.is_some(), naive, "{:?} in {:?}", query.concat(), text);
        let begins = naive && consumes(&letters, &plain, &readings);
        prop_assert_eq!(rank.is_some_and(|rank| rank <= Rank::Beginning), begins);
        prop_assert_eq!(
            !Query::new(&query.concat(), &lexicon).places(Said { text: &text, part: Part::Name }).is_empty(), naive
        );
    }

    #[test]
    fn places_are_in_order_apart_and_whole_characters(query in ".{0,8}", text in ".{0,40}") {
        let places = Query::new(&query, &lexicon()).places(Said { text: &text, part: Part::Name });
        prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
        prop_assert!(places.iter().all(|place| place.start < place.end && text.get(place.clone()).is_some()));
    }

    #[test]
    fn any_text_is_read_as_a_lexicon_and_any_text_is_searched_for(lexicon in ".{0,60}", query in ".{0,200}", text in ".{0,60}") {
        let lexicon = Lexicon::read(&lexicon);
        let query = Query::new(&query, &lexicon);
        let _ = query.rank(&[Said { text: &text, part: Part::Name }]);
        let _ = query.places_in_lines(&text, Part::Note);
    }
}
