//! Documents of any size to measure with: made-up models in the published document's vocabulary, the same for the native
//! benchmarks and for the page's.
//!
//! Must stay true: a size gives the same document everywhere and always (a generator with a fixed seed, no clock, no hash
//! order), it passes `cargo xtask check`, and no model in it exists.

use serde_json::{Map, Value, json};

/// The sizes that are measured unless somebody asks for others.
pub const SIZES: [usize; 4] = [40, 1_000, 10_000, 100_000];

/// The published facets, which models take their values from.
const FACETS: &str = include_str!("../www/content/facets.json");

const PLACES: [[&str; 2]; 16] = [
    ["海州", "Haizhou"],
    ["云岭", "Yunling"],
    ["青禾", "Qinghe"],
    ["松石", "Songshi"],
    ["白露", "Bailu"],
    ["远山", "Yuanshan"],
    ["长风", "Changfeng"],
    ["望舒", "Wangshu"],
    ["听泉", "Tingquan"],
    ["临川", "Linchuan"],
    ["北辰", "Beichen"],
    ["南浦", "Nanpu"],
    ["东篱", "Dongli"],
    ["西岭", "Xiling"],
    ["江月", "Jiangyue"],
    ["平野", "Pingye"],
];
const MAKERS: [[&str; 2]; 5] = [
    ["智能科技", "Intelligence"],
    ["大学", "University"],
    ["数据", "Data"],
    ["研究院", "Research Institute"],
    ["软件", "Software"],
];
const FAMILIES: [[&str; 2]; 6] =
    [["大模型", "LM"], ["言", "Chat"], ["图", "Draw"], ["知", "Mind"], ["码", "Coder"], ["", ""]];
const USES: [[&str; 2]; 8] = [
    ["智能客服", "customer service"],
    ["代码补全", "code completion"],
    ["病历整理", "medical records"],
    ["合同审查", "reviewing contracts"],
    ["气象预报", "weather forecasts"],
    ["教学辅导", "tutoring"],
    ["科学研究", "scientific research"],
    ["设备检修", "machine maintenance"],
];
const STARTS: [[&str; 2]; 4] = [
    ["先请企业试用", "Firms try it first"],
    ["先在校内测试", "Tested on the campus first"],
    ["与一家医院合作", "Built together with a hospital"],
    ["只在自家产品里用", "Used in the maker’s own products only"],
];
const LATER: [[&str; 2]; 4] = [
    ["后来开放了权重。", "Its weights were released later."],
    ["后来并入另一个模型。", "It was later merged into another model."],
    ["半年后不再更新。", "No update came after half a year."],
    ["之后出了更小的版本。", "A smaller version followed."],
];
/// In billions of parameters.
const SIZES_OF_MODELS: [(f64, &str); 8] = [
    (1.5, "1.5B"),
    (6.0, "6B"),
    (7.0, "7B"),
    (13.0, "13B"),
    (34.0, "34B"),
    (70.0, "70B"),
    (130.0, "130B"),
    (1_000.0, "1T"),
];
const MONTHS: u64 = 48;

/// A document of so many models, as JSON text.
pub fn document(models: usize) -> String {
    let facets: Value = serde_json::from_str(FACETS).unwrap_or_default();
    let facets = facets.get("facets").unwrap_or(&Value::Null);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let models: Vec<Value> = (0..models).map(|n| model(n, facets, &mut chance)).collect();
    let points = facets.as_array().into_iter().flatten().find(|facet| facet["field"] == "points");
    let points = points.and_then(|facet| facet["values"].as_array()).cloned().unwrap_or_default();
    json!({
        "schema": 1,
        "article": article(&points),
        "claims": [{
            "id": "made-up",
            "statement": same("没有一个是真的。"),
            "said_by": same("生成程序"),
            "grades": ["confirmed"],
            "finding": same("全部由程序生成。"),
            "sources": ["generator"],
        }],
        "facets": facets,
        "models": models,
        "events": [],
        "layers": [],
        "infrastructure": [],
        "sources": [{ "id": "generator", "title": same("生成程序"), "url": null }],
    })
    .to_string()
}

fn article(points: &[Value]) -> Value {
    let points: Vec<Value> = points
        .iter()
        .map(|point| {
            let text = &point["label"];
            json!({
                "id": point["value"], "title": text, "claim": text, "lead": text, "claims": [], "then": text,
                "now": text, "chips": [],
            })
        })
        .collect();
    let text = || same("测速用文档");
    json!({
        "title": text(),
        "summary": text(),
        "source": { "author": text(), "outlet": text(), "written": "2024", "note": text() },
        "facts_until": "2024",
        "opening": { "title": text(), "text": text(), "claims": ["made-up"] },
        "points": points,
        "method": { "title": text(), "paragraphs": [] },
        "timeline": { "from": "2020", "to": "2024", "focus": "2023" },
    })
}

fn model(n: usize, facets: &Value, chance: &mut Chance) -> Value {
    let [place, maker, family] = [chance.of(&PLACES), chance.of(&MAKERS), chance.of(&FAMILIES)];
    let (billion, size) = chance.of(&SIZES_OF_MODELS);
    let month = chance.below(MONTHS);
    let date = |month: u64| format!("{}-{:02}", 2020 + month / 12, month % 12 + 1);
    let announced = match chance.below(20) {
        0 => Value::Null,
        1..=4 => date(month).into(),
        _ => format!("{}-{:02}", date(month), chance.below(28) + 1).into(),
    };
    let opened = chance.one_in(3).then(|| date(month + 1 + chance.below(8)));
    let fields = json!({
        "id": format!("model-{n}"),
        "name": {
            "zh": format!("{}{}-{size}-{n:04}", place[0], family[0]),
            "en": format!("{} {}-{size}-{n:04}", place[1], family[1]).replace(" -", "-"),
        },
        "org": {
            "zh": format!("{}{}", place[0], maker[0]),
            "en": format!("{} {}", place[1], maker[1]),
        },
        "announced": announced,
        "opened": opened,
        "params": if chance.one_in(3) { Value::Null } else { json!({ "billion": billion }) },
        "facets": choices(facets, chance),
        "confidence": chance.of(&["high", "medium", "low"]),
        "sources": ["generator"],
    });
    let Value::Object(mut fields) = fields else { return fields };
    if !chance.one_in(3) {
        let [start, usage] = [chance.of(&STARTS), chance.of(&USES)];
        let note = json!({
            "zh": format!("{}，用于{}。", start[0], usage[0]),
            "en": format!("{}, for {}.", start[1], usage[1]),
        });
        fields.insert("note".to_owned(), note);
    }
    if chance.one_in(4) {
        let [zh, en] = chance.of(&LATER);
        fields.insert("after".to_owned(), json!({ "zh": zh, "en": en }));
    }
    fields.into()
}

/// One value of each facet, and now and then a second one, in the order of the vocabulary.
fn choices(facets: &Value, chance: &mut Chance) -> Value {
    let mut chosen = Map::new();
    for facet in facets.as_array().into_iter().flatten() {
        let values = facet["values"].as_array().map(Vec::as_slice).unwrap_or_default();
        let Some(field) = facet["field"].as_str().filter(|field| *field != "confidence") else { continue };
        let first = chance.below(values.len() as u64);
        let second = if chance.one_in(4) { chance.below(values.len() as u64) } else { first };
        let has = (0..).zip(values).filter(|(place, _)| *place == first || *place == second);
        chosen.insert(field.to_owned(), has.map(|(_, value)| value["value"].clone()).collect());
    }
    chosen.into()
}

fn same(text: &str) -> Value {
    json!({ "zh": text, "en": text })
}

/// SplitMix64: small, well spread, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound, which is small enough for the remainder to be fair.
    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn of<T: Copy, const N: usize>(&mut self, choices: &[T; N]) -> T {
        let place = usize::try_from(self.below(N as u64)).unwrap_or_default();
        choices.get(place).copied().unwrap_or(choices[0])
    }
}
