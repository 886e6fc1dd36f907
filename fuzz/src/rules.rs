//! A grammar of rules: choices to the text of a script that compiles. Most scripts keep to what a typed program covers; a loose
//! one also has what only the interpreter runs, and expressions of the wrong type.

use super::draws::Draws;
use super::figures::Figure;
use super::vocabulary::Vocabulary;

/// The type of an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Type {
    Number,
    Condition,
    Text,
}

const TYPES: &[Type] = &[Type::Number, Type::Number, Type::Condition, Type::Text];

/// Few names, so that blocks side by side use the same one for different things.
const LOCALS: &[&str] = &[
    "控制率",
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "i",
    "j",
    "k",
    "m",
    "n",
    "p",
    "q",
];

/// A script in the making.
pub struct Writer<'a, 'b> {
    pub draws: &'a mut Draws<'b>,
    pub words: &'a Vocabulary,
    /// Every figure that the script writes: where a case should come close.
    pub figures: &'a mut Vec<Figure>,
    pub is_loose: bool,
    /// Whether it keeps to what can be compiled once it has strayed: what is wrongly compiled stands alone in its script.
    strays_once: bool,
    /// Variables in reach, innermost block last.
    pub scopes: Vec<Vec<(&'static str, Type)>>,
}

/// The text of a script over the names of `words`. The figures it writes are added to `figures`.
pub fn script(draws: &mut Draws<'_>, words: &Vocabulary, figures: &mut Vec<Figure>) -> String {
    let is_loose = draws.once_in(5);
    let strays_once = draws.once_in(2);
    let mut writer = Writer {
        draws,
        words,
        figures,
        is_loose,
        strays_once,
        scopes: vec![Vec::new()],
    };
    let mut text = String::new();
    for _ in 0..writer.draws.choose(5) {
        text.push_str(&writer.statement(2));
        text.push('\n');
    }
    text.push_str(&writer.score());
    text
}

impl Writer<'_, '_> {
    /// Whether to write something only the interpreter runs.
    pub fn strays(&mut self) -> bool {
        let strays = self.is_loose && self.draws.once_in(12);
        self.is_loose &= !(strays && self.strays_once);
        strays
    }

    fn score(&mut self) -> String {
        if self.strays() {
            return self.stray_score();
        }
        if self.is_loose
            && self.draws.once_in(3)
            && let Some(number) = self.read_and_changed(0)
        {
            return format!("clamp({number}, 0, full)");
        }
        match self.draws.choose(8) {
            0..=2 => {
                let name = self.name("clamp", "限制");
                let full = self.full();
                format!("{name}({}, 0, {full})", self.number(3))
            }
            3 => self.choice(Type::Number, 3, |writer| writer.not_applicable(1)),
            4 => self.choice(Type::Number, 3, |writer| writer.branch(Type::Number, 2)),
            _ => self.number(4),
        }
    }

    fn stray_score(&mut self) -> String {
        match self.draws.choose(6) {
            0 => format!("return {};", self.number(2)),
            1 => format!("throw {};", self.text(1)),
            2 => format!("let z = {};", self.number(2)),
            3 => self.condition(2),
            4 => self.text(2),
            _ => self.statement(2),
        }
    }

    pub fn statement(&mut self, depth: usize) -> String {
        if self.is_loose && self.draws.once_in(4) {
            return self.assignment(depth);
        }
        if depth > 0 && self.strays() {
            return self.stray_statement(depth);
        }
        match self.draws.choose(if depth == 0 { 6 } else { 10 }) {
            0..=3 => self.declaration(depth),
            4 => {
                let name = self.name("flag", "提示");
                let (condition, gap) = (self.condition(depth), self.gap());
                format!("{name}({condition},{gap}{});", self.text(depth.min(1)))
            }
            5 => format!("// {}", self.draws.pick(&["注", "= ( \"", "if x {"])),
            6 | 7 => {
                let condition = self.condition(depth - 1);
                let then = self.statements(depth - 1);
                let otherwise = match self.draws.choose(3) {
                    0 => String::new(),
                    1 => format!(" else {}", self.statements(depth - 1)),
                    _ => {
                        let condition = self.condition(depth - 1);
                        let then = self.statements(depth - 1);
                        format!(
                            " else if {condition} {then} else {}",
                            self.statements(depth - 1)
                        )
                    }
                };
                format!("if {condition} {then}{otherwise}")
            }
            8 => {
                let condition = self.condition(depth - 1);
                format!("if {condition} {{ {}; }}", self.not_applicable(depth - 1))
            }
            _ => self.declaration(depth + 1),
        }
    }

    fn declaration(&mut self, depth: usize) -> String {
        let of = *self.draws.pick(TYPES);
        let value = self.value(of, depth);
        match self.declare(of) {
            Some(name) => {
                // What a loose script may assign to is no constant.
                let keyword = match self.draws.once_in(8) && !self.is_loose {
                    true => "const",
                    false => "let",
                };
                format!("{keyword} {name} ={}{value};", self.space())
            }
            None => String::new(),
        }
    }

    fn declare(&mut self, of: Type) -> Option<&'static str> {
        let free = LOCALS.iter().copied();
        let free: Vec<&'static str> = free
            .filter(|name| !self.is_in_reach(name))
            .take(3)
            .collect();
        let name = (!free.is_empty()).then(|| *self.draws.pick(&free))?;
        self.scopes.last_mut()?.push((name, of));
        Some(name)
    }

    fn is_in_reach(&self, name: &str) -> bool {
        self.scopes
            .iter()
            .flatten()
            .any(|(known, _)| *known == name)
    }

    fn statements(&mut self, depth: usize) -> String {
        self.scopes.push(Vec::new());
        let mut text = String::from("{ ");
        for _ in 0..self.draws.choose(3) {
            text.push_str(&self.statement(depth));
            text.push('\n');
        }
        self.scopes.pop();
        text.push('}');
        text
    }

    /// Gives a variable in reach another value.
    fn assignment(&mut self, depth: usize) -> String {
        let of = *self.draws.pick(TYPES);
        if self.draws.once_in(2) {
            match self.local(of) {
                Some(name) => format!("{name} = {};", self.value(of, depth)),
                None => String::new(),
            }
        } else {
            match self.local(Type::Number) {
                Some(name) => {
                    let sign = *self.draws.pick(&["+=", "-=", "*=", "/=", "%="]);
                    format!("{name} {sign} {};", self.number(depth))
                }
                None => String::new(),
            }
        }
    }

    fn stray_statement(&mut self, depth: usize) -> String {
        let of = *self.draws.pick(TYPES);
        match self.draws.choose(9) {
            0 | 1 => self.assignment(depth),
            2 if !self.is_in_reach("x") => {
                let list = format!("[{}, {}]", self.number(1), self.number(1));
                self.scopes.push(vec![("x", Type::Number)]);
                let body = self.statements(depth.saturating_sub(1));
                self.scopes.pop();
                format!("for x in {list} {body}")
            }
            3 if !self.is_in_reach("x") => {
                let rows = self.draws.pick(&self.words.tables).clone();
                let column = self.draws.pick(&self.words.columns).0.clone();
                let text = self.text(0);
                format!("for x in {rows} {{ flag(x.{column} == {text}, {text}); }}")
            }
            4 => match self.local(Type::Number) {
                Some(name) => {
                    let body = self.statements(0);
                    format!("while {name} < 3 {{ {name} += 1; {body} }}")
                }
                None => String::new(),
            },
            5 => format!("loop {{ if {} {{ break; }} break; }}", self.condition(1)),
            6 => format!(
                "switch {} {{ {} => {}, _ => {} }};",
                self.text(1),
                "\"好\"",
                self.number(1),
                self.number(1)
            ),
            7 => format!("{};", self.value(of, depth)),
            _ => self.statements(depth.saturating_sub(1)),
        }
    }

    pub fn local(&mut self, of: Type) -> Option<&'static str> {
        let scopes = self.scopes.iter().flatten();
        let fitting: Vec<&'static str> = scopes
            .filter(|(_, other)| *other == of)
            .map(|(name, _)| *name)
            .collect();
        (!fitting.is_empty()).then(|| *self.draws.pick(&fitting))
    }

    /// A figure, written.
    pub fn figure(&mut self) -> String {
        let figure = Figure::draw(self.draws);
        self.figures.push(figure);
        if self.draws.once_in(6) {
            figure.negative().to_string()
        } else {
            figure.to_string()
        }
    }

    pub fn full(&mut self) -> String {
        self.name("full", "满分")
    }

    /// One of two names.
    pub fn name(&mut self, english: &str, chinese: &str) -> String {
        self.draws.pick(&[chinese, english]).to_string()
    }

    /// What may stand between two tokens: places are counted in lines, characters and bytes.
    pub fn gap(&mut self) -> &'static str {
        if self.draws.once_in(4) {
            ""
        } else {
            self.space()
        }
    }

    /// The same where two signs would grow together.
    pub fn space(&mut self) -> &'static str {
        const SPACES: &[&str] = &[
            " ",
            " ",
            " ",
            " ",
            " ",
            "\n  ",
            " /* 注 */ ",
            "\r\n\t",
            " // 注\n",
        ];
        SPACES[self.draws.choose(SPACES.len())]
    }
}
