import '../board-collisions.test.mjs';
import '../board-moves.test.mjs';
import '../board-views.test.mjs';
import '../boards.test.mjs';
import '../cards.test.mjs';
import '../dragging.test.mjs';
import '../keyboard-dialogs.test.mjs';
import '../keyboard.test.mjs';
