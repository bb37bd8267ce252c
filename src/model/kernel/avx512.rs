//! Sixteen outputs a register, eight tokens and four groups at once; product and sum are one instruction (VNNI). Sums of integers have no
//! order, so the bits are those of every other way.

use super::{GROUP, Packed, avx2, pair};
use std::arch::x86_64::{
    __m256i, __m512i, _mm256_loadu_si256, _mm256_storeu_si256, _mm512_castsi256_si512, _mm512_castsi512_si256,
    _mm512_dpwssd_epi32, _mm512_extracti64x4_epi64, _mm512_inserti64x4, _mm512_set1_epi32, _mm512_setzero_si512,
};

/// Whether the processor has what [`multiply`] needs.
pub(super) fn is_here() -> bool {
    std::arch::is_x86_feature_detected!("avx512f")
        && std::arch::is_x86_feature_detected!("avx512vnni")
        && std::arch::is_x86_feature_detected!("avx2")
}

/// # Safety
/// Needs AVX-512 F and VNNI, and AVX2; `x` holds `n` rows of `w.cols`, `out` `n` rows of `w.rows`.
#[target_feature(enable = "avx2,avx512f,avx512vnni")]
pub(super) unsafe fn multiply(x: &[i16], w: &Packed, out: &mut [i32], n: usize) {
    let groups = w.rows / GROUP;
    let mut group = 0;
    while group < groups {
        // SAFETY: group and token blocks end inside the matrices.
        group += unsafe {
            match groups - group {
                4.. => rows::<2>(x, w, out, n, group),
                2.. => rows::<1>(x, w, out, n, group),
                _ => {
                    (0..n).for_each(|token| avx2::block::<1, 1>(x, w, out, token, group));
                    1
                }
            }
        };
    }
}

/// All tokens for `P` pairs of groups from `group` on; how many groups that are.
///
/// # Safety
/// As [`multiply`]; `group + 2 · P` lies inside.
#[target_feature(enable = "avx2,avx512f,avx512vnni")]
unsafe fn rows<const P: usize>(x: &[i16], w: &Packed, out: &mut [i32], n: usize, group: usize) -> usize {
    let mut token = 0;
    while token < n {
        // SAFETY: the block ends inside the matrices.
        token += unsafe {
            if token + 8 <= n { block::<8, P>(x, w, out, token, group) } else { block::<1, P>(x, w, out, token, group) }
        };
    }
    2 * P
}

/// `T` tokens and `P` pairs of groups; how many tokens that are.
///
/// # Safety
/// As [`multiply`]; `token + T` and `group + 2 · P` lie inside.
#[target_feature(enable = "avx2,avx512f,avx512vnni")]
unsafe fn block<const T: usize, const P: usize>(x: &[i16], w: &Packed, out: &mut [i32], token: usize, group: usize) -> usize {
    let mut sums = [[_mm512_setzero_si512(); P]; T];
    let stride = w.cols * GROUP;
    // SAFETY: all offsets stay below the lengths that the caller vouches for.
    unsafe {
        let tokens = x.as_ptr().add(token * w.cols);
        let weights = w.data.as_ptr().add(group * stride);
        for k in 0..w.cols / 2 {
            let mut columns = [_mm512_setzero_si512(); P];
            for (p, c) in columns.iter_mut().enumerate() {
                let at = weights.add(2 * p * stride + k * 2 * GROUP);
                *c = join(_mm256_loadu_si256(at.cast::<__m256i>()), _mm256_loadu_si256(at.add(stride).cast::<__m256i>()));
            }
            for (t, sums) in sums.iter_mut().enumerate() {
                let x = _mm512_set1_epi32(pair(tokens, t * w.cols + 2 * k));
                for (s, c) in sums.iter_mut().zip(columns) {
                    *s = _mm512_dpwssd_epi32(*s, x, c);
                }
            }
        }
        for (t, sums) in sums.iter().enumerate() {
            for (p, s) in sums.iter().enumerate() {
                let at = out.as_mut_ptr().add((token + t) * w.rows + (group + 2 * p) * GROUP);
                _mm256_storeu_si256(at.cast::<__m256i>(), _mm512_castsi512_si256(*s));
                _mm256_storeu_si256(at.add(GROUP).cast::<__m256i>(), _mm512_extracti64x4_epi64::<1>(*s));
            }
        }
    }
    T
}

#[target_feature(enable = "avx512f")]
fn join(low: __m256i, high: __m256i) -> __m512i {
    _mm512_inserti64x4::<1>(_mm512_castsi256_si512(low), high)
}
