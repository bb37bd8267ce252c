//! Products of vectors and matrices, the only place with unsafe code. `product` multiplies f32 matrices for the trainer.
#![allow(unsafe_code)]

/// A matrix of f32 laid over a slice.
#[cfg(feature = "train")]
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The numbers.
    pub data: &'a [f32],
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub cols: usize,
    /// Steps from a row to the next and from a column to the next.
    pub strides: (usize, usize),
}

#[cfg(feature = "train")]
impl<'a> View<'a> {
    /// Row after row.
    pub fn new(data: &'a [f32], rows: usize, cols: usize) -> Self {
        Self { data, rows, cols, strides: (cols, 1) }
    }

    /// Rows and columns exchanged.
    #[must_use]
    pub fn t(self) -> Self {
        Self { data: self.data, rows: self.cols, cols: self.rows, strides: (self.strides.1, self.strides.0) }
    }
}

/// `c = a·b`, or `c += a·b`; `c` row after row.
#[cfg(feature = "train")]
pub fn product(a: View<'_>, b: View<'_>, c: &mut [f32], add: bool) {
    let inside = |v: &View<'_>| v.rows == 0 || v.cols == 0 || (v.rows - 1) * v.strides.0 + (v.cols - 1) * v.strides.1 < v.data.len();
    assert!(a.cols == b.rows && c.len() == a.rows * b.cols && inside(&a) && inside(&b), "matrices do not fit");
    let beta = if add { 1.0 } else { 0.0 };
    // SAFETY: all three matrices lie inside their slices by the assertion, and `c` is borrowed for writing alone.
    unsafe {
        matrixmultiply::sgemm(
            a.rows, a.cols, b.cols, 1.0,
            a.data.as_ptr(), a.strides.0 as isize, a.strides.1 as isize,
            b.data.as_ptr(), b.strides.0 as isize, b.strides.1 as isize,
            beta, c.as_mut_ptr(), b.cols as isize, 1,
        );
    }
}
