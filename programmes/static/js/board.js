// The planning board for those who may move: drag with the pointer, or pick up and carry with the keys.
// Without this module every activity opens to a form that does the same.
import { Carry } from "./board/carry.js";
import { dragging } from "./board/drag.js";
import { keys } from "./board/keys.js";

const carry = new Carry(document);
dragging(carry);
keys(carry);
