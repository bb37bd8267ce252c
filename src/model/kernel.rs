//! Products of vectors and matrices, the only place with unsafe code. `multiply` takes 16-bit numbers to 32-bit sums, with vector
//! instructions where there are any; every way gives the same bits, since sums of integers have no order. `product` serves training.
#![allow(unsafe_code)]

#[cfg(target_arch = "x86_64")]
mod avx512;

/// Outputs that are worked on together.
pub(crate) const GROUP: usize = 8;

/// Weights of a linear map, laid out so that one load brings a pair of inputs for each of eight outputs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packed {
    /// `[outputs / 8][inputs / 2][8][2]`.
    data: Vec<i16>,
    /// Outputs, a multiple of [`GROUP`].
    rows: usize,
    /// Inputs, an even number.
    cols: usize,
}

impl Packed {
    /// From `rows` × `cols` weights row after row; missing rows and columns are zero.
    pub(crate) fn new(weights: &[i8], rows: usize, cols: usize) -> Self {
        let (full, even) = (rows.next_multiple_of(GROUP), cols.next_multiple_of(2));
        let mut data = vec![0; full * even];
        for r in 0..rows {
            for c in 0..cols {
                let at = (r / GROUP * (even / 2) + c / 2) * 2 * GROUP + r % GROUP * 2 + c % 2;
                data[at] = i16::from(weights[r * cols + c]);
            }
        }
        Self { data, rows: full, cols: even }
    }

    /// Outputs, a multiple of [`GROUP`].
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Inputs, an even number.
    pub(crate) fn cols(&self) -> usize {
        self.cols
    }
}

/// `out = x·wᵀ`: rows of `w.cols()` numbers to rows of `w.rows()` sums. Sums must stay below 2³¹.
pub(crate) fn multiply(x: &[i16], w: &Packed, out: &mut [i32]) {
    let n = x.len() / w.cols.max(1);
    assert!(x.len() == n * w.cols && out.len() == n * w.rows, "matrices do not fit");
    #[cfg(target_arch = "x86_64")]
    {
        if avx512::is_here() {
            // SAFETY: the processor has what the function needs; sizes are checked above.
            unsafe { avx512::multiply(x, w, out, n) };
        } else if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2; sizes are checked above.
            unsafe { avx2::multiply(x, w, out, n) };
        } else {
            // SAFETY: every x86-64 has SSE2; sizes are checked above.
            unsafe { narrow::multiply(x, w, out, n) };
        }
    }
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    // SAFETY: sizes are checked above.
    unsafe {
        narrow::multiply(x, w, out, n);
    }
    #[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
    multiply_plain(x, w, out);
}

/// The same without vector instructions.
#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
fn multiply_plain(x: &[i16], w: &Packed, out: &mut [i32]) {
    for (x, out) in x.chunks_exact(w.cols).zip(out.chunks_exact_mut(w.rows)) {
        for (group, out) in w.data.chunks_exact(w.cols * GROUP).zip(out.chunks_exact_mut(GROUP)) {
            out.fill(0);
            for (pair, weights) in x.chunks_exact(2).zip(group.chunks_exact(2 * GROUP)) {
                for (out, w) in out.iter_mut().zip(weights.chunks_exact(2)) {
                    *out += i32::from(pair[0]) * i32::from(w[0]) + i32::from(pair[1]) * i32::from(w[1]);
                }
            }
        }
    }
}

/// Two inputs of a token as one 32-bit number.
///
/// # Safety
/// `at + 1` must lie inside `x`.
#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
unsafe fn pair(x: *const i16, at: usize) -> i32 {
    // SAFETY: by the caller; unaligned reads are allowed.
    unsafe { x.add(at).cast::<i32>().read_unaligned() }
}

/// Eight outputs a register, four tokens and two groups at once.
#[cfg(target_arch = "x86_64")]
mod avx2 {
    use super::{GROUP, Packed, pair};
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256,
        _mm256_storeu_si256,
    };

    /// # Safety
    /// Needs AVX2; `x` holds `n` rows of `w.cols`, `out` `n` rows of `w.rows`.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn multiply(x: &[i16], w: &Packed, out: &mut [i32], n: usize) {
        let groups = w.rows / GROUP;
        let mut group = 0;
        while group < groups {
            let two = group + 2 <= groups;
            let mut token = 0;
            while token < n {
                let four = token + 4 <= n;
                // SAFETY: group and token blocks end inside the matrices.
                unsafe {
                    match (four, two) {
                        (true, true) => block::<4, 2>(x, w, out, token, group),
                        (true, false) => block::<4, 1>(x, w, out, token, group),
                        (false, true) => block::<1, 2>(x, w, out, token, group),
                        (false, false) => block::<1, 1>(x, w, out, token, group),
                    }
                }
                token += if four { 4 } else { 1 };
            }
            group += if two { 2 } else { 1 };
        }
    }

    /// # Safety
    /// As [`multiply`]; `token + T` and `group + G` lie inside.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn block<const T: usize, const G: usize>(
        x: &[i16],
        w: &Packed,
        out: &mut [i32],
        token: usize,
        group: usize,
    ) {
        let mut sums = [[_mm256_setzero_si256(); G]; T];
        let stride = w.cols * GROUP;
        // SAFETY: all offsets stay below the lengths that the caller vouches for.
        unsafe {
            let rows = x.as_ptr().add(token * w.cols);
            let weights = w.data.as_ptr().add(group * stride);
            for k in 0..w.cols / 2 {
                let mut columns = [_mm256_setzero_si256(); G];
                for (g, c) in columns.iter_mut().enumerate() {
                    *c = _mm256_loadu_si256(weights.add(g * stride + k * 2 * GROUP).cast::<__m256i>());
                }
                for (t, sums) in sums.iter_mut().enumerate() {
                    let x = _mm256_set1_epi32(pair(rows, t * w.cols + 2 * k));
                    for (s, c) in sums.iter_mut().zip(columns) {
                        *s = _mm256_add_epi32(*s, _mm256_madd_epi16(x, c));
                    }
                }
            }
            for (t, sums) in sums.iter().enumerate() {
                for (g, s) in sums.iter().enumerate() {
                    let at = (token + t) * w.rows + (group + g) * GROUP;
                    _mm256_storeu_si256(out.as_mut_ptr().add(at).cast::<__m256i>(), *s);
                }
            }
        }
    }
}

/// Four outputs a register: SSE2 and WebAssembly.
#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
mod narrow {
    use super::{GROUP, Packed, pair};
    #[cfg(target_arch = "wasm32")]
    use std::arch::wasm32::{i32x4_add, i32x4_dot_i16x8, i32x4_splat, v128, v128_load, v128_store};
    #[cfg(target_arch = "x86_64")]
    use std::arch::x86_64::{__m128i as v128, _mm_add_epi32, _mm_loadu_si128, _mm_madd_epi16, _mm_set1_epi32, _mm_storeu_si128};

    #[cfg(target_arch = "x86_64")]
    mod same {
        use super::{_mm_add_epi32, _mm_loadu_si128, _mm_madd_epi16, _mm_set1_epi32, _mm_storeu_si128, v128};
        pub(super) fn i32x4_splat(x: i32) -> v128 {
            // SAFETY: every x86-64 has SSE2.
            unsafe { _mm_set1_epi32(x) }
        }
        pub(super) fn i32x4_add(a: v128, b: v128) -> v128 {
            // SAFETY: every x86-64 has SSE2.
            unsafe { _mm_add_epi32(a, b) }
        }
        pub(super) fn i32x4_dot_i16x8(a: v128, b: v128) -> v128 {
            // SAFETY: every x86-64 has SSE2.
            unsafe { _mm_madd_epi16(a, b) }
        }
        pub(super) unsafe fn v128_load(p: *const v128) -> v128 {
            // SAFETY: by the caller.
            unsafe { _mm_loadu_si128(p) }
        }
        pub(super) unsafe fn v128_store(p: *mut v128, v: v128) {
            // SAFETY: by the caller.
            unsafe { _mm_storeu_si128(p, v) }
        }
    }
    #[cfg(target_arch = "x86_64")]
    use same::{i32x4_add, i32x4_dot_i16x8, i32x4_splat, v128_load, v128_store};

    /// # Safety
    /// `x` holds `n` rows of `w.cols`, `out` `n` rows of `w.rows`.
    pub(super) unsafe fn multiply(x: &[i16], w: &Packed, out: &mut [i32], n: usize) {
        for group in 0..w.rows / GROUP {
            let mut token = 0;
            while token < n {
                // SAFETY: the block ends inside the matrices.
                unsafe {
                    if token + 4 <= n {
                        four(x, w, out, token, group);
                        token += 4;
                    } else {
                        one(x, w, out, token, group);
                        token += 1;
                    }
                }
            }
        }
    }

    /// Four tokens. Written out, so that the sums stay in registers whatever the optimiser is told to care for.
    ///
    /// # Safety
    /// As [`multiply`]; `token + 4` lies inside.
    unsafe fn four(x: &[i16], w: &Packed, out: &mut [i32], token: usize, group: usize) {
        let zero = i32x4_splat(0);
        let (mut a0, mut a1, mut b0, mut b1) = (zero, zero, zero, zero);
        let (mut c0, mut c1, mut d0, mut d1) = (zero, zero, zero, zero);
        // SAFETY: all offsets stay below the lengths that the caller vouches for.
        unsafe {
            let mut weights = w.data.as_ptr().add(group * w.cols * GROUP);
            let end = weights.add(w.cols * GROUP);
            let mut row = x.as_ptr().add(token * w.cols);
            let (second, third, fourth) = (w.cols, 2 * w.cols, 3 * w.cols);
            while weights < end {
                let low = v128_load(weights.cast::<v128>());
                let high = v128_load(weights.add(GROUP).cast::<v128>());
                let x = i32x4_splat(pair(row, 0));
                a0 = i32x4_add(a0, i32x4_dot_i16x8(x, low));
                a1 = i32x4_add(a1, i32x4_dot_i16x8(x, high));
                let x = i32x4_splat(pair(row, second));
                b0 = i32x4_add(b0, i32x4_dot_i16x8(x, low));
                b1 = i32x4_add(b1, i32x4_dot_i16x8(x, high));
                let x = i32x4_splat(pair(row, third));
                c0 = i32x4_add(c0, i32x4_dot_i16x8(x, low));
                c1 = i32x4_add(c1, i32x4_dot_i16x8(x, high));
                let x = i32x4_splat(pair(row, fourth));
                d0 = i32x4_add(d0, i32x4_dot_i16x8(x, low));
                d1 = i32x4_add(d1, i32x4_dot_i16x8(x, high));
                weights = weights.add(2 * GROUP);
                row = row.add(2);
            }
            let mut at = out.as_mut_ptr().add(token * w.rows + group * GROUP);
            for [low, high] in [[a0, a1], [b0, b1], [c0, c1], [d0, d1]] {
                v128_store(at.cast::<v128>(), low);
                v128_store(at.add(4).cast::<v128>(), high);
                at = at.wrapping_add(w.rows);
            }
        }
    }

    /// # Safety
    /// As [`multiply`]; `token` lies inside.
    unsafe fn one(x: &[i16], w: &Packed, out: &mut [i32], token: usize, group: usize) {
        let (mut a0, mut a1) = (i32x4_splat(0), i32x4_splat(0));
        // SAFETY: all offsets stay below the lengths that the caller vouches for.
        unsafe {
            let mut weights = w.data.as_ptr().add(group * w.cols * GROUP);
            let end = weights.add(w.cols * GROUP);
            let mut row = x.as_ptr().add(token * w.cols);
            while weights < end {
                let x = i32x4_splat(pair(row, 0));
                a0 = i32x4_add(a0, i32x4_dot_i16x8(x, v128_load(weights.cast::<v128>())));
                a1 = i32x4_add(a1, i32x4_dot_i16x8(x, v128_load(weights.add(GROUP).cast::<v128>())));
                weights = weights.add(2 * GROUP);
                row = row.add(2);
            }
            let at = out.as_mut_ptr().add(token * w.rows + group * GROUP);
            v128_store(at.cast::<v128>(), a0);
            v128_store(at.add(4).cast::<v128>(), a1);
        }
    }
}

/// A matrix of f32 laid over a slice.
#[cfg(feature = "train")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
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
    pub(crate) fn new(data: &'a [f32], rows: usize, cols: usize) -> Self {
        Self { data, rows, cols, strides: (cols, 1) }
    }

    /// Rows and columns exchanged.
    #[must_use]
    pub(crate) fn t(self) -> Self {
        Self { data: self.data, rows: self.cols, cols: self.rows, strides: (self.strides.1, self.strides.0) }
    }
}

/// `c = a·b`, or `c += a·b`; `c` row after row.
#[cfg(feature = "train")]
pub(crate) fn product(a: View<'_>, b: View<'_>, c: &mut [f32], add: bool) {
    let inside =
        |v: &View<'_>| v.rows == 0 || v.cols == 0 || (v.rows - 1) * v.strides.0 + (v.cols - 1) * v.strides.1 < v.data.len();
    assert!(a.cols == b.rows && c.len() == a.rows * b.cols && inside(&a) && inside(&b), "matrices do not fit");
    let beta = if add { 1.0 } else { 0.0 };
    // SAFETY: all three matrices lie inside their slices by the assertion, and `c` is borrowed for writing alone.
    unsafe {
        matrixmultiply::sgemm(
            a.rows,
            a.cols,
            b.cols,
            1.0,
            a.data.as_ptr(),
            a.strides.0 as isize,
            a.strides.1 as isize,
            b.data.as_ptr(),
            b.strides.0 as isize,
            b.strides.1 as isize,
            beta,
            c.as_mut_ptr(),
            b.cols as isize,
            1,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_gives_the_same_sums() {
        for (n, rows, cols) in [(1, 8, 2), (4, 16, 6), (7, 24, 33), (9, 21, 160), (3, 5, 480), (19, 60, 96)] {
            let mut state = 7u32;
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state >> 16
            };
            let weights: Vec<i8> = (0..rows * cols).map(|_| next() as i8).collect();
            let w = Packed::new(&weights, rows, cols);
            let x: Vec<i16> = (0..n * w.cols()).map(|_| (next() as i16) / 2).collect();
            let (mut fast, mut plain) = (vec![1; n * w.rows()], vec![2; n * w.rows()]);
            multiply(&x, &w, &mut fast);
            multiply_plain(&x, &w, &mut plain);
            assert_eq!(fast, plain);
            #[cfg(target_arch = "x86_64")]
            {
                // SAFETY: sizes as above.
                unsafe { narrow::multiply(&x, &w, &mut fast, n) };
                assert_eq!(fast, plain);
                if std::arch::is_x86_feature_detected!("avx2") {
                    fast.fill(3);
                    // SAFETY: sizes as above, and the processor has AVX2.
                    unsafe { avx2::multiply(&x, &w, &mut fast, n) };
                    assert_eq!(fast, plain);
                }
            }
            let first: i32 = (0..cols).map(|c| i32::from(x[c]) * i32::from(weights[c])).sum();
            assert_eq!(plain[0], first);
        }
    }
}
