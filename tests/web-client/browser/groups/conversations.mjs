import '../accessibility.test.mjs';
import '../conversation.test.mjs';
import '../hostile.test.mjs';
import '../inbox.test.mjs';
import '../joining.test.mjs';
import '../offline.test.mjs';
import '../places.test.mjs';
import '../unread.test.mjs';
