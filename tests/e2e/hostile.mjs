// Links that nobody made by accident: `[what is wrong, the fragment]`.
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";

const dictionary = readFileSync(new URL("../../src/library/share.txt", import.meta.url));
export const payload = (text) => "#v1." + deflateRawSync(Buffer.from(text), { dictionary }).toString("base64url");

const op = '0|"do":"judge","facts":["m0-4"],"as":"accept"}\n';
export const HOSTILE = [
  ["a bomb", payload("x".repeat(40_000_000))],
  ["no deflated data", "#v1.AAAAAAAA"],
  ["foreign characters", "#v1.%%%"],
  ["a wrong type", payload('article\n\n\n\n\n1 0 1\n0|"do":"judge","facts":7,"as":{}}\ntext')],
  ["a huge count", payload(`article\n\n\n\n\n4000000000 0 1\n${op}text`)],
  ["many operations", payload(`article\n\n\n\n\n9000 0 1\n${op.repeat(9000)}text`)],
  ["a missing operation", payload(`article\n\n\n\n\n2000 0 1\n${op.repeat(1999)}text`)],
  ["a wrong one after many", payload(`article\n\n\n\n\n2000 0 1\n${op.repeat(1999)}0|"do":"sing"}\ntext`)],
];
