/**
 * The playground: the engine played by hand in a browser.
 *
 * <p>A page has one socket, {@code /socket}, and on it figures, each an experiment with a training of its own. Every message
 * is one JSON object with {@code figure} (a name the page makes up), {@code type}, and, if an answer is to be told from
 * others, {@code id}, which comes back with it. Keys are read as an experiment file's are: what is unknown or wrong is
 * answered with {@code {type: error, message}}, in the same words, and changes nothing, but that a figure which cannot be
 * opened anew is closed.
 *
 * <pre>
 * to the engine
 *   open        experiment: as in a file; ask: rows [{column: value}] to predict with each state   -> opened, state
 *   set         weights: {place: value}, in the file's units without hidden layers; begins anew there
 *   step        count: so many steps, back if negative
 *   go          step: to a step, to and fro
 *   play        speed: steps a second, 0 for as many as it can; until: a step, 0 for none     pause, converge, restart
 *   surface     x, y: {weight, from, to}; size: points a side          -> surface: size, losses (a row for each y)
 *   arithmetic  weight: its place; rows: how many terms at most        -> arithmetic: terms [row, input, pull, product],
 *               before, after, inFile, mean, penalty, gradient, rate, decay, memoryNames, memoryBefore, memoryAfter,
 *               optimizer, rule
 *   map         x, y: {column, from, to}; size: points a side          -> map: size, step, values (rows of y after each other;
 *               of each point a number, or the probabilities of the classes)
 *   histograms                                                         -> histograms: layers: [{start, width, counts, below,
 *               above, size}] of their weights
 *   pairs                                                              -> pairs: parts: {name: [[actual, predicted]]}
 *   export                                                             -> file: name, text, experiment, weightsHash, leftOut (of
 *               what ends training, where it has not ended yet)
 *   drawn       the last state has been drawn, the next may come
 *   close       frees the figure, as closing the socket frees all
 *
 * to the engine, of a figure that need not be open
 *   plugins     kind: dataset, loss, optimizer or schedule             -> plugins: kind, plugins: [{name, doc, formula,
 *               chooseWhen, target (of a loss), settings: [{name, type (number, whole, truth, choice, text, other), words,
 *               optional, choices, default (null where there is none), range: {low, withLow, high, withHigh, words}, doc}]}]
 *   softmax     scores: [numbers]                                      -> softmax: highest, terms, sum, probabilities
 *
 * to the engine, of a figure that need not be open, and may take long
 *   inspect     dataset: as in a file                                  -> inspected: dataset, rows, columnCount, columns:
 *               [{name, type, missing, classes, lowest, mean, highest, levels, differentLevels}], first (rows), target,
 *               sure (whether the table says so itself), exclude
 *   forget      file: upload:N                                         -> forgotten
 *   runs                                                               -> runs: [{folder, status, epochs, seconds, settings,
 *               metrics, weightsHash}], the newest first
 *   run         run: its folder                                        -> run: experiment, run (as above), train, test: curves
 *   save        experiment, name                                       -> saving: epoch, epochs, now and then; saved: run,
 *               weightsHash, checked
 *
 * from the engine
 *   opened      experiment (resolved), columns: [{name, and its levels, or the association of its numbers with the
 *               target}], rows (of the file), target, classes, inputs, sizes of the parts, layers,
 *               weights (their names by place), inFile (whether there are weights in the file's units), loss, optimizer,
 *               stepsPerEpoch, trail (what the numbers of its points are), notes
 *   state       heard (the last id that it heeds), step, furthest, status (rests, trains, converged, diverged),
 *               explanation, ended (why nudge run ends here, where early stopping or convergence has ended it), loss,
 *               rate, weights, inFile, parts (metrics of train, validation, test), rows: {predicted, error, loss},
 *               heldOut (of an experiment with few folds: folds, rows, loss, right, predicted), asked (predictions),
 *               trail: {from, points}: points from a number on, 0 to begin anew. Of many rows, parts and rows are left
 *               out of most states while it trains, and loss is that of the last state that has them
 * </pre>
 *
 * <p>Of states, one is on its way at a time; {@code drawn} lets the next one go, which is then the newest. So nothing
 * queues up, and dials are as quick while it trains. {@link dev.nudge.app.play.Figure} takes turns on {@link
 * dev.nudge.app.play.Workers}: what is asked comes before what trains.
 *
 * <p>Files come by {@code POST /upload?page=...&name=...}; {@code page} is the secret with which the page has opened its
 * socket, {@code /socket?page=...}. The answer is {@code {file: upload:N, name}}, or {@code {message}}. An experiment of this
 * page says {@code file: upload:N} where a file would say a path; {@code run:FOLDER} is the data of a run that was opened.
 *
 * <p>A new request is a record that implements {@link dev.nudge.app.play.Request}, or {@link dev.nudge.app.play.Question}
 * if it is about no figure, or {@link dev.nudge.app.play.Errand} if it takes long besides, and a line in {@link
 * dev.nudge.app.play.Requests}. The page's side of all this is {@code page/lib/engine.js}.
 */
package dev.nudge.app.play;
