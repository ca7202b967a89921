// Each import defines the element of its name; a new figure is a file and a line here.
import './lib/theme.js';
import './lib/notice.js';
import './lib/dial.js';
import './figures/one-weight.js';
import './figures/weight-and-bias.js';
import './figures/gradient-descent.js';
import './figures/arithmetic.js';
import './figures/race.js';
import './figures/two-features.js';
import './figures/good-or-bad.js';
import './figures/softmax.js';
import './figures/network-shape.js';
import './figures/lab.js';
