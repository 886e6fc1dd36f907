//! Every name of a script with its place and what it stands for, whether the script is finished or not: for an editor, which
//! goes to names, lists them and changes them. What of it is wrong is said by `names`.

use super::tokens::{Token, TokenKind, tokens};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A fact, a parameter, the full marks, or nothing.
    Free,
    /// A variable or a function of the script's own, by its index among the declarations.
    Own(usize),
    /// Something called: a function of the library, or nothing.
    Called,
    /// A column of a row or a property, after a dot.
    Member,
    /// A key of a map.
    Key,
}

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    pub text: &'a str,
    /// Its first byte in the script.
    pub start: usize,
    pub role: Role,
}

/// What a script declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclarationKind {
    /// An outermost `let`: a step that an explanation shows.
    Step,
    /// A `let` within something, or the variable of a loop.
    Inner,
    /// What a function or a closure is given.
    Parameter,
    Function,
}

/// A declaration of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration<'a> {
    pub name: &'a str,
    pub kind: DeclarationKind,
    /// Its name's first byte.
    pub start: usize,
    /// The bytes of the whole statement, or of the list of parameters that it stands in.
    pub statement: (usize, usize),
}

/// The names of a script.
#[derive(Clone, Debug, Default)]
pub struct Uses<'a> {
    /// In the order of the script.
    pub names: Vec<Name<'a>>,
    /// In the order of the script.
    pub declarations: Vec<Declaration<'a>>,
    /// The variables that a name right behind the text could mean, by their index among the declarations.
    pub in_reach: Vec<usize>,
}

const KEYWORDS: &[&str] = &[
    "let", "const", "if", "else", "switch", "do", "while", "until", "loop", "for", "in",
    "continue", "break", "return", "throw", "try", "catch", "fn", "private", "true", "false",
    "import", "export", "as", "this", "global", // What is left of a `switch`.
    "_",
];

/// Whether the word belongs to the language.
#[must_use]
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Finds every name of a script.
#[must_use]
pub fn uses(text: &str) -> Uses<'_> {
    let all = tokens(text);
    let tokens = all
        .into_iter()
        .filter(|token| token.kind != TokenKind::Comment)
        .collect();
    let mut resolver = Resolver {
        tokens,
        at: 0,
        brackets: Vec::new(),
        scopes: vec![Scope::default()],
        pending: None,
        unfinished: Vec::new(),
        uses: Uses::default(),
    };
    resolver.run();
    resolver.finish(text.len())
}

/// Where the variables declared in a place end to be in reach.
#[derive(Debug, Default)]
struct Scope {
    /// How many brackets are open in it.
    depth: usize,
    /// A closure's body ends with its expression, not with a bracket.
    is_expression: bool,
    /// A function's body sees nothing around it.
    is_closed: bool,
    variables: Vec<usize>,
}

struct Resolver<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    brackets: Vec<&'a str>,
    /// Innermost last.
    scopes: Vec<Scope>,
    /// What the next block at its depth declares before its first statement.
    pending: Option<Scope>,
    /// Statements whose end has not come, with their depth and declaration.
    unfinished: Vec<(usize, usize)>,
    uses: Uses<'a>,
}

impl<'a> Resolver<'a> {
    fn run(&mut self) {
        while let Some(token) = self.tokens.get(self.at).copied() {
            self.at += 1;
            match token.kind {
                TokenKind::Sign => self.sign(token),
                TokenKind::Word => self.word(token),
                _ => {}
            }
        }
    }

    fn finish(mut self, length: usize) -> Uses<'a> {
        for (_, declaration) in std::mem::take(&mut self.unfinished) {
            self.end_statement(declaration, length);
        }
        self.uses.in_reach = self.reach().collect();
        let functions: Vec<(usize, &str)> = self
            .uses
            .declarations
            .iter()
            .enumerate()
            .filter(|(_, one)| one.kind == DeclarationKind::Function)
            .map(|(index, one)| (index, one.name))
            .collect();
        for name in &mut self.uses.names {
            let own = functions.iter().find(|(_, text)| *text == name.text);
            if let (Role::Called, Some((index, _))) = (name.role, own) {
                name.role = Role::Own(*index);
            }
        }
        self.uses
    }

    /// The variables in reach, innermost first.
    fn reach(&self) -> impl Iterator<Item = usize> {
        let open = self.scopes.iter().rposition(|scope| scope.is_closed);
        let visible = self.scopes.get(open.unwrap_or(0)..).unwrap_or_default();
        visible
            .iter()
            .rev()
            .flat_map(|scope| scope.variables.iter().rev().copied())
    }

    fn sign(&mut self, token: Token<'a>) {
        match token.text {
            "(" | "[" | "?[" | "#{" | "${" | "{" => self.open(token.text),
            ")" | "]" | "}" => self.close(token),
            "," | ";" => {
                let depth = self.brackets.len();
                self.leave(|scope| scope.is_expression && scope.depth == depth);
                if token.text == ";" {
                    self.end_statements(|at| at == depth, token.end());
                }
            }
            "|" | "||" if self.begins_expression() => self.closure(token),
            _ => {}
        }
    }

    fn open(&mut self, bracket: &'a str) {
        let outside = self.brackets.len();
        self.brackets.push(bracket);
        if matches!(bracket, "{" | "${") {
            let fits = |scope: &Scope| bracket == "{" && scope.depth == outside;
            let mut scope = self
                .pending
                .take_if(|scope| fits(scope))
                .unwrap_or_default();
            scope.depth = self.brackets.len();
            self.scopes.push(scope);
        }
    }

    /// A closing bracket without its opening one is somebody's slip of the moment; a closing curly one still ends a block.
    fn close(&mut self, token: Token<'a>) {
        let fits = |open: &str| match token.text {
            ")" => open == "(",
            "]" => matches!(open, "[" | "?["),
            _ => matches!(open, "{" | "#{" | "${"),
        };
        let is_top = self.brackets.last().is_some_and(|open| fits(open));
        if !is_top && token.text != "}" {
            return;
        }
        let Some(opening) = self.brackets.iter().rposition(|open| fits(open)) else {
            return;
        };
        self.brackets.truncate(opening);
        self.leave(|scope| scope.depth > opening);
        self.end_statements(|at| at > opening, token.start);
    }

    fn leave(&mut self, is_over: impl Fn(&Scope) -> bool) {
        while self.scopes.len() > 1 && self.scopes.last().is_some_and(&is_over) {
            self.scopes.pop();
        }
    }

    fn end_statements(&mut self, is_over: impl Fn(usize) -> bool, end: usize) {
        while let Some((_, declaration)) = self.unfinished.pop_if(|(depth, _)| is_over(*depth)) {
            self.end_statement(declaration, end);
        }
    }

    fn end_statement(&mut self, declaration: usize, end: usize) {
        if let Some(declaration) = self.uses.declarations.get_mut(declaration) {
            declaration.statement.1 = end;
        }
    }

    /// Whether the token just taken stands where an expression begins, so that a bar opens a closure.
    fn begins_expression(&self) -> bool {
        match self.before(1) {
            None => true,
            Some(token) => match token.kind {
                TokenKind::Sign => !matches!(token.text, ")" | "]" | "}"),
                TokenKind::Word => {
                    is_keyword(token.text) && !matches!(token.text, "true" | "false")
                }
                _ => false,
            },
        }
    }

    /// The token so many before the one just taken.
    fn before(&self, back: usize) -> Option<Token<'a>> {
        let index = self.at.checked_sub(back + 1)?;
        self.tokens.get(index).copied()
    }

    fn next(&self) -> Option<Token<'a>> {
        self.tokens.get(self.at).copied()
    }

    fn closure(&mut self, bar: Token<'a>) {
        let mut scope = Scope {
            depth: self.brackets.len(),
            is_expression: true,
            ..Scope::default()
        };
        if bar.text == "|" {
            self.parameters(bar.start, &mut scope, |token| token.is_sign("|"));
        }
        self.scopes.push(scope);
    }

    /// Declares names up to and with the token at which the list is over.
    fn parameters(&mut self, from: usize, scope: &mut Scope, is_end: impl Fn(&Token<'_>) -> bool) {
        let first = self.uses.declarations.len();
        while let Some(token) = self.next() {
            let belongs = match token.kind {
                TokenKind::Word => !is_keyword(token.text) || is_end(&token),
                _ => matches!(token.text, "(" | ")" | "," | "|"),
            };
            if !belongs {
                break;
            }
            self.at += 1;
            if is_end(&token) {
                break;
            }
            if token.kind == TokenKind::Word {
                let declared = self.declare(token, DeclarationKind::Parameter, from);
                scope.variables.push(declared);
            }
        }
        let end = self.before(0).map_or(from, |token| token.end());
        for declaration in self.uses.declarations.iter_mut().skip(first) {
            declaration.statement.1 = end;
        }
    }

    fn declare(&mut self, token: Token<'a>, kind: DeclarationKind, from: usize) -> usize {
        let index = self.uses.declarations.len();
        self.uses.declarations.push(Declaration {
            name: token.text,
            kind,
            start: token.start,
            statement: (from, token.end()),
        });
        self.uses.names.push(Name {
            text: token.text,
            start: token.start,
            role: Role::Own(index),
        });
        index
    }

    fn word(&mut self, token: Token<'a>) {
        if self.is_after_dot() || !is_keyword(token.text) {
            let role = self.role(token);
            self.uses.names.push(Name {
                text: token.text,
                start: token.start,
                role,
            });
            return;
        }
        let is_name = |next: &Token<'_>| next.kind == TokenKind::Word && !is_keyword(next.text);
        match token.text {
            "let" | "const" => {
                if let Some(name) = self.next().filter(is_name) {
                    self.at += 1;
                    self.variable(name, token.start);
                }
            }
            "for" => {
                let mut scope = Scope {
                    depth: self.brackets.len(),
                    ..Scope::default()
                };
                let first = self.uses.declarations.len();
                self.parameters(token.start, &mut scope, |token| token.text == "in");
                for declaration in self.uses.declarations.iter_mut().skip(first) {
                    declaration.kind = DeclarationKind::Inner;
                }
                self.pending = Some(scope);
            }
            "fn" => {
                if let Some(name) = self.next().filter(is_name) {
                    self.at += 1;
                    self.function(name, token.start);
                }
            }
            _ => {}
        }
    }

    fn variable(&mut self, name: Token<'a>, from: usize) {
        let depth = self.brackets.len();
        let kind = if depth == 0 {
            DeclarationKind::Step
        } else {
            DeclarationKind::Inner
        };
        let declared = self.declare(name, kind, from);
        self.unfinished.push((depth, declared));
        // A closure's expression cannot hold a `let`: it belongs to the block around.
        if let Some(scope) = self.scopes.iter_mut().rev().find(|one| !one.is_expression) {
            scope.variables.push(declared);
        }
    }

    fn function(&mut self, name: Token<'a>, from: usize) {
        let declared = self.declare(name, DeclarationKind::Function, from);
        let mut scope = Scope {
            depth: self.brackets.len(),
            is_closed: true,
            ..Scope::default()
        };
        if self.next().is_some_and(|next| next.is_sign("(")) {
            self.parameters(from, &mut scope, |token| token.is_sign(")"));
        }
        let end = self.before(0).map_or(from, |token| token.end());
        self.end_statement(declared, end);
        self.pending = Some(scope);
    }

    fn is_after_dot(&self) -> bool {
        self.before(1)
            .is_some_and(|before| before.is_sign(".") || before.is_sign("?."))
    }

    fn role(&self, token: Token<'a>) -> Role {
        let is_next = |sign: &str| self.next().is_some_and(|next| next.is_sign(sign));
        if is_next("(") {
            return Role::Called;
        }
        if self.is_after_dot() {
            return Role::Member;
        }
        if is_next(":") && self.brackets.last() == Some(&"#{") {
            return Role::Key;
        }
        let means = |index: &usize| {
            let declared = self.uses.declarations.get(*index);
            declared.is_some_and(|declared| declared.name == token.text)
        };
        self.reach().find(means).map_or(Role::Free, Role::Own)
    }
}
