//! Some rows of many, in memory that is lent to the next ones.

use super::BatchFault;

/// The most rows of a chunk, unless fewer are asked for.
pub const ROWS: usize = 256;

/// How many bytes a chunk takes before it is full.
pub const BYTES: usize = 1024 * 1024;

/// Rows that are read and not scored yet.
pub struct Chunk<I> {
    /// The most there may be.
    most: usize,
    rows: Vec<I>,
    /// How many of them are filled.
    count: usize,
    /// How many bytes they take.
    bytes: usize,
}

impl<I: Default> Chunk<I> {
    /// An empty one, of so many rows at most.
    pub fn of(most: usize) -> Self {
        Self {
            most,
            rows: Vec::new(),
            count: 0,
            bytes: 0,
        }
    }

    /// Reads rows until it is full, in the place of those that were there. `read` puts the next row into the memory of an
    /// earlier one, and says how many bytes it takes; none where there is no more.
    ///
    /// # Errors
    /// Those of `read`; the rows before are there.
    pub fn fill(
        &mut self,
        read: &mut impl FnMut(&mut I) -> Result<Option<usize>, BatchFault>,
    ) -> Result<(), BatchFault> {
        self.clear();
        while self.count < self.most && self.bytes < BYTES {
            if self.count == self.rows.len() {
                self.rows.push(I::default());
            }
            let Some(row) = self.rows.get_mut(self.count) else {
                break;
            };
            let Some(bytes) = read(row)? else {
                break;
            };
            self.count = self.count.saturating_add(1);
            self.bytes = self.bytes.saturating_add(bytes);
        }
        Ok(())
    }

    /// Forgets the rows.
    pub fn clear(&mut self) {
        if self.bytes >= BYTES {
            // Few rows are so large: their memory is not kept for the small ones.
            self.rows = Vec::new();
        }
        (self.count, self.bytes) = (0, 0);
    }

    /// The rows that are filled.
    pub fn rows(&mut self) -> &mut [I] {
        self.rows.get_mut(..self.count).unwrap_or_default()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many rows each chunk takes of rows of these sizes.
    fn taken(most: usize, sizes: &[usize]) -> Vec<usize> {
        let mut left = sizes.iter();
        let mut chunk: Chunk<Vec<u8>> = Chunk::of(most);
        let mut counts = Vec::new();
        loop {
            let read = chunk.fill(&mut |row: &mut Vec<u8>| {
                let size = left.next();
                Ok(size.map(|size| {
                    row.resize(*size, 0);
                    *size
                }))
            });
            read.expect("rows");
            if chunk.is_empty() {
                return counts;
            }
            counts.push(chunk.rows().len());
        }
    }

    #[test]
    fn a_chunk_is_full_by_rows_or_by_bytes() {
        assert_eq!(taken(ROWS, &[]), [0; 0]);
        assert_eq!(taken(ROWS, &[10; 2 * ROWS + 3]), [ROWS, ROWS, 3]);
        assert_eq!(taken(2, &[10; 5]), [2, 2, 1]);
        assert_eq!(taken(ROWS, &[BYTES; 3]), [1, 1, 1]);
        assert_eq!(taken(ROWS, &[BYTES / 2, BYTES / 2, 1, 1]), [2, 2]);
        assert_eq!(taken(ROWS, &[1, 5 * BYTES, 1]), [2, 1]);
    }

    #[test]
    fn the_memory_of_large_rows_is_not_kept() {
        let mut chunk: Chunk<Vec<u8>> = Chunk::of(ROWS);
        for size in [10 * BYTES, 1] {
            let mut given = Some(size);
            let mut read = |row: &mut Vec<u8>| {
                row.clear();
                row.resize(given.unwrap_or_default(), 0);
                Ok(given.take())
            };
            chunk.fill(&mut read).expect("rows");
        }
        let kept: usize = chunk.rows.iter().map(Vec::capacity).sum();
        assert!(kept < BYTES, "{kept}");
    }
}
