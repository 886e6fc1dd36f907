//! Expressions of a drawn rule, each of one type; in a loose script now and then of another.

use super::rules::{Type, Writer};
use super::vocabulary::LIBRARY;

impl Writer<'_, '_> {
    pub fn value(&mut self, of: Type, depth: usize) -> String {
        match of {
            Type::Number => self.number(depth),
            Type::Condition => self.condition(depth),
            Type::Text => self.text(depth),
        }
    }

    /// An expression of a type that is not wanted.
    fn wrong(&mut self, wanted: Type, depth: usize) -> String {
        match self.draws.choose(5) {
            0 => self.draws.pick(&self.words.optional).clone(),
            1 => self.draws.pick(&self.words.judged).clone(),
            // A constant that is no condition is refused where one must stand.
            2 | 3 if wanted == Type::Condition => self.draws.pick(&self.words.numbers).clone(),
            _ if wanted == Type::Condition => self.draws.pick(&self.words.texts).clone(),
            2 => "()".to_owned(),
            _ if wanted == Type::Number => self.condition(depth),
            _ => self.number(depth),
        }
    }

    /// `if … else …` of one type, its second branch as `otherwise` writes it.
    pub fn choice(
        &mut self,
        of: Type,
        depth: usize,
        otherwise: impl FnOnce(&mut Self) -> String,
    ) -> String {
        let condition = self.condition(depth - 1);
        let then = self.branch(of, depth - 1);
        let otherwise = otherwise(self);
        format!("if {condition} {{ {then} }} else {{ {otherwise} }}")
    }

    /// Statements, and then a value.
    pub fn branch(&mut self, of: Type, depth: usize) -> String {
        self.scopes.push(Vec::new());
        let before = if self.draws.once_in(4) {
            self.statement(depth.saturating_sub(1)) + "\n"
        } else {
            String::new()
        };
        let value = self.value(of, depth);
        self.scopes.pop();
        format!("{before}{value}")
    }

    pub fn not_applicable(&mut self, depth: usize) -> String {
        let name = self.name("not_applicable", "不适用");
        format!("{name}({})", self.text(depth.min(1)))
    }

    /// `if … else …` among other expressions.
    fn inner_choice(&mut self, of: Type, depth: usize) -> String {
        let choice = match self.draws.choose(4) {
            0 => self.choice(of, depth, |writer| writer.not_applicable(depth - 1)),
            1 => {
                let inner = self.choice(of, depth, |writer| writer.branch(of, depth - 1));
                format!("if {} {{ {} }} else {inner}", self.condition(0), {
                    self.value(of, 0)
                })
            }
            _ => self.choice(of, depth, |writer| writer.branch(of, depth - 1)),
        };
        format!("({choice})")
    }

    pub fn number(&mut self, depth: usize) -> String {
        if depth > 0 && self.strays() {
            return self.stray_number(depth);
        }
        if depth == 0 {
            return self.plain_number();
        }
        if self.is_loose
            && self.draws.once_in(6)
            && let Some(number) = self.read_and_changed(depth - 1)
        {
            return number;
        }
        match self.draws.choose(16) {
            0..=2 => self.plain_number(),
            3..=6 => {
                let left = self.number(depth - 1);
                let sign = *self.draws.pick(&["+", "-", "*", "/", "%"]);
                let (before, after) = (self.gap(), self.space());
                let term = format!("{left}{before}{sign}{after}{}", self.number(depth - 1));
                // Without brackets now and then, for the order of operators.
                if self.draws.once_in(4) {
                    term
                } else {
                    format!("({term})")
                }
            }
            7 => {
                let sign = *self.draws.pick(&["-", "-", "+"]);
                format!("{sign}({})", self.number(depth - 1))
            }
            8 | 9 => self.inner_choice(Type::Number, depth),
            _ => {
                let way = *self.draws.pick(&LIBRARY.plain_numbers);
                self.call(way, depth - 1)
            }
        }
    }

    /// A variable beside an expression that changes it: what it is depends on which is read first.
    pub fn read_and_changed(&mut self, depth: usize) -> Option<String> {
        let name = self.local(Type::Number)?;
        let (condition, value) = (self.condition(depth), self.number(depth));
        let (then, otherwise) = (self.number(0), self.number(0));
        let changing =
            format!("(if {condition} {{ {name} = {value}; {then} }} else {{ {otherwise} }})");
        let sign = *self.draws.pick(&["+", "-", "*"]);
        Some(match self.draws.choose(3) {
            0 => format!("({name} {sign} {changing})"),
            1 => format!("max({name}, {changing})"),
            _ => format!("({changing} {sign} {name})"),
        })
    }

    fn plain_number(&mut self) -> String {
        match self.draws.choose(8) {
            0..=2 => self.draws.pick(&self.words.numbers).clone(),
            3 => self.full(),
            4 => self.draws.pick(&self.words.parameters).clone(),
            5 => match self.local(Type::Number) {
                Some(name) => name.to_owned(),
                None => self.figure(),
            },
            _ => self.figure(),
        }
    }

    fn stray_number(&mut self, depth: usize) -> String {
        let inner = depth.saturating_sub(1);
        match self.draws.choose(8) {
            0 => self.wrong(Type::Number, inner),
            1 => {
                let name = self.draws.pick(&self.words.optional).clone();
                let given = self.name("given", "已填");
                let otherwise = self.number(inner);
                format!("(if {given}({name}) {{ {name} }} else {{ {otherwise} }})")
            }
            2 => {
                let name = self.draws.pick(&self.words.optional).clone();
                format!("({name} ?? {})", self.number(inner))
            }
            3 => format!(
                "(switch {} {{ {} => {}, _ => {} }})",
                self.number(0),
                self.figure(),
                self.number(inner),
                self.number(inner)
            ),
            4 => format!("({{ {} }})", self.number(inner)),
            5 => format!("({}).max({})", self.number(inner), self.number(inner)),
            6 => self.not_applicable(inner),
            _ => {
                let way = *self.draws.pick(&LIBRARY.numbers);
                self.call(way, inner)
            }
        }
    }

    pub fn condition(&mut self, depth: usize) -> String {
        if depth > 0 && self.strays() {
            return self.stray_condition(depth);
        }
        let inner = depth.saturating_sub(1);
        match self.draws.choose(if depth == 0 { 8 } else { 14 }) {
            0..=3 => {
                let left = self.number(inner);
                let sign = *self.draws.pick(&["<", "<=", ">", ">=", "==", "!="]);
                let (before, after) = (self.gap(), self.space());
                format!("{left}{before}{sign}{after}{}", self.number(inner))
            }
            4 => self.draws.pick(&self.words.conditions).clone(),
            5 => {
                let (left, sign) = (self.text(inner), *self.draws.pick(&["==", "!="]));
                format!("{left} {sign} {}", self.text(inner))
            }
            6 => match self.local(Type::Condition) {
                Some(name) => name.to_owned(),
                None => self.draws.pick(&["true", "false"]).to_string(),
            },
            7 => {
                let way = *self.draws.pick(&LIBRARY.plain_bools);
                self.call(way, inner)
            }
            8..=11 => {
                let left = self.condition(inner);
                let sign = *self.draws.pick(&["&&", "||"]);
                let (before, after) = (self.gap(), self.space());
                format!("({left}{before}{sign}{after}{})", self.condition(inner))
            }
            12 => format!("!({})", self.condition(inner)),
            _ => self.inner_choice(Type::Condition, depth),
        }
    }

    fn stray_condition(&mut self, depth: usize) -> String {
        let inner = depth.saturating_sub(1);
        match self.draws.choose(5) {
            0 => self.wrong(Type::Condition, inner),
            1 => format!("({}) == ({})", self.condition(inner), self.condition(inner)),
            2 => format!(
                "{} in [{}, {}]",
                self.number(0),
                self.number(inner),
                self.figure()
            ),
            3 => format!("({}) < ({})", self.text(inner), self.number(inner)),
            _ => {
                let way = *self.draws.pick(&LIBRARY.conditions);
                self.call(way, inner)
            }
        }
    }

    pub fn text(&mut self, depth: usize) -> String {
        if depth > 0 && self.strays() {
            return match self.draws.choose(3) {
                0 => self.wrong(Type::Text, depth.min(1)),
                1 => format!("({} + {})", self.text(0), self.number(1)),
                _ => format!("`${{{}}}。`", self.number(1)),
            };
        }
        match self.draws.choose(if depth == 0 { 5 } else { 7 }) {
            0 | 1 => format!("{:?}", self.draws.pick(&self.words.options)),
            2 | 3 => self.draws.pick(&self.words.texts).clone(),
            4 => match self.local(Type::Text) {
                Some(name) => name.to_owned(),
                None => "\"\"".to_owned(),
            },
            5 => {
                let way = *self.draws.pick(&LIBRARY.texts);
                self.call(way, depth - 1)
            }
            _ => self.inner_choice(Type::Text, depth),
        }
    }
}
