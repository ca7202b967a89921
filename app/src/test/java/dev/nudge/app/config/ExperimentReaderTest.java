package dev.nudge.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.experiment.Experiment;
import dev.nudge.features.MissingValues;
import dev.nudge.features.Scaling;
import dev.nudge.spi.InputException;
import dev.nudge.spi.Plugin;
import dev.nudge.train.BatchSize;
import dev.nudge.train.Schedule;
import dev.nudge.train.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentReaderTest {

    @TempDir
    Path folder;

    private Draft draft;

    @BeforeEach
    void draft() {
        draft = new Draft(folder);
    }

    @Test
    void aDatasetIsEnough() {
        ExperimentFile file = draft.read("dataset: houses\n");
        assertThat(file.name()).isEqualTo("x");
        Experiment experiment = file.experiment();
        assertThat(experiment.dataset().name()).isEqualTo("houses");
        assertThat(experiment.loss()).isEmpty();
        assertThat(experiment.optimizer().name()).isEqualTo("adam");
        assertThat(experiment.features().scaling()).isEqualTo(Scaling.by(Scaling.Method.STANDARDIZE));
        assertThat(experiment.training()).isEqualTo(new TrainingSettings());
    }

    @Test
    void everyPartIsRead() {
        Experiment experiment = draft.read("""
                        dataset: {name: houses, table: ten}
                        features: {target: price, columns: [area], scaling: {area: 1e-4}, missing: drop}
                        split: {test: 0.2, folds: leave-one-out, seed: 7, stratify: false}
                        network: {hidden: [{units: 4, activation: leaky-relu}, {units: 3}], bias: false, dropout: 0.1}
                        loss: {name: huber, delta: 2}
                        optimizer: {name: momentum, learning-rate: 0.1, nesterov: true}
                        training: {epochs: 5, batch-size: all, schedule: {name: cosine, warm-up: 2}, clip: 1, converge: none}
                        """).experiment();
        assertThat(experiment.features().columns()).containsExactly("area");
        assertThat(experiment.features().scaling().factors()).containsEntry("area", 1e-4);
        assertThat(experiment.features().missing()).isEqualTo(MissingValues.DROP);
        assertThat(experiment.split().folds()).hasToString("leave-one-out");
        assertThat(experiment.network().hidden()).hasSize(2);
        assertThat(experiment.loss().map(Plugin::name)).contains("huber");
        assertThat(experiment.optimizer()).hasToString("Momentum[learningRate=0.1, momentum=0.9, nesterov=true]");
        assertThat(experiment.training().batchSize()).isEqualTo(BatchSize.ALL);
        assertThat(experiment.training().schedule()).isEqualTo(new Schedule.Cosine(0, 2));
        assertThat(experiment.training().clip()).contains(1.0);
        assertThat(experiment.training().converge()).isEmpty();
    }

    @Test
    void oneItemNeedNotBeAList() {
        Experiment experiment = draft.read("""
                dataset: {name: houses, table: ten}
                features: {columns: area}
                network: {hidden: {units: 2}}
                """).experiment();
        assertThat(experiment.features().columns()).containsExactly("area");
        assertThat(experiment.network().hidden()).hasSize(1);
    }

    @Test
    void emptySectionsAreDefaults() {
        Experiment experiment = draft.read("dataset: houses\nsplit:\ntraining: ~\nnetwork: {}\n")
                .experiment();
        assertThat(experiment.training()).isEqualTo(new TrainingSettings());
        assertThat(experiment.split().test()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dataste: houses                     | x.yaml:1:1: dataset: must be set; there are csv, digits, generated, houses, idx, iris
            colour: red                         | x.yaml:1:1: colour: an experiment has no such key; it has dataset, features, split, network, loss, optimizer, training
            dataset: houses2                    | x.yaml:1:10: dataset: there is no dataset 'houses2'; did you mean houses?; there are csv, digits, generated, houses, idx, iris
            dataset: my/table.csv               | x.yaml:1:10: dataset: there is no dataset 'my/table.csv'; for a file write {name: csv, file: my/table.csv}; there are csv, digits, generated, houses, idx, iris
            dataset: {name: housse}             | x.yaml:1:17: dataset: there is no dataset 'housse'; did you mean houses?; there are csv, digits, generated, houses, idx, iris
            dataset: [houses]                   | x.yaml:1:10: dataset: must be a name, or `name` and settings, got a list; there are csv, digits, generated, houses, idx, iris
            dataset: {table: ten}               | x.yaml:1:10: dataset: must be a name, or `name` and settings, got no `name`; there are csv, digits, generated, houses, idx, iris
            dataset: csv                        | x.yaml:1:10: dataset.file: must be set: the file
            dataset: {name: houses, tabel: ten} | x.yaml:1:25: dataset.tabel: dataset houses has no such key; did you mean table?; it has table
            dataset: {name: houses, table: two} | x.yaml:1:32: dataset.table: must be one of three, ten, labelled, got 'two'
            """)
    void theDatasetThatCannotBe(String text, String expected) {
        assertThat(draft.complaint(text).lines()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            loss: [mse]                                | x.yaml:2:7: loss: must be a name, or `name` and settings, got a list; there are binary-cross-entropy, brier, cross-entropy, hinge, huber, log-cosh, mae, mse, poisson
            loss: msee                                 | x.yaml:2:7: loss: there is no loss 'msee'; did you mean mse?; there are binary-cross-entropy, brier, cross-entropy, hinge, huber, log-cosh, mae, mse, poisson
            loss: {name: mse, delta: 1}                | x.yaml:2:19: loss.delta: loss mse has no such key; it has no settings
            loss: {name: huber, delta: -1}             | x.yaml:2:28: loss.delta: must be greater than 0, got -1
            loss: {name: huber, delta: .nan}           | x.yaml:2:28: loss.delta: must be a number, got '.nan'
            optimizer: {name: gd, learning-rate: 0}    | x.yaml:2:38: optimizer.learning-rate: must be greater than 0, got 0
            optimizer: {name: gd, learning-rate: 1e999} | x.yaml:2:38: optimizer.learning-rate: must be greater than 0, got 1e999
            optimizer: {name: gd, learningrate: 1}     | x.yaml:2:23: optimizer.learningrate: optimizer gd has no such key; did you mean learning-rate?; it has learning-rate
            optimizer: {learning-rate: x}              | x.yaml:2:28: optimizer.learning-rate: must be a number, got 'x'
            optimizer: {name: momentum, nesterov: yes} | x.yaml:2:39: optimizer.nesterov: must be true or false, got 'yes'
            optimizer: {name: momentum, momentum: 1}   | x.yaml:2:39: optimizer.momentum: must be at least 0 and less than 1, got 1
            features: price                            | x.yaml:2:11: features: must be keys and values, got 'price'
            features: {targte: price}                  | x.yaml:2:12: features.targte: features has no such key; did you mean target?; it has target, columns, exclude, scaling, missing, target-scaling
            features: {scaling: log}                   | x.yaml:2:21: features.scaling: must be standardize, none, min-max, or a factor per column such as {area: 1e-4}, got 'log'
            features: {scaling: {area: big}}           | x.yaml:2:28: features.scaling.area: must be a number, got 'big'
            features: {missing: mode}                  | x.yaml:2:21: features.missing: must be one of median, mean, zero, drop, fail, got 'mode'
            features: {columns: [a], exclude: [b]}     | x.yaml:2:35: features.exclude: leaves columns out of all, but `columns` lists the ones to use; keep one of the two
            features: {columns: [{a: 1}]}              | x.yaml:2:22: features.columns[0]: must be text, got keys and values
            split: {test: 1}                           | x.yaml:2:15: split.test: must be at least 0 and less than 1, got 1
            split: {test: 20%}                         | x.yaml:2:15: split.test: must be a number, got '20%'
            split: {test: '0.2'}                       | x.yaml:2:15: split.test: must be a number, got '0.2'
            split: {test: 0.6, validation: 0.6}        | x.yaml:2:32: split.validation: and test together leave no rows to learn from
            split: {folds: 1}                          | x.yaml:2:16: split.folds: must be a whole number from 2 on, leave-one-out, or none, got '1'
            split: {seed: 1.5}                         | x.yaml:2:15: split.seed: must be a whole number, got '1.5'
            split: {seed: 99999999999999999999}        | x.yaml:2:15: split.seed: must be a whole number of usual size, got '99999999999999999999'
            split: {stratify: maybe}                   | x.yaml:2:19: split.stratify: must be true or false, got 'maybe'
            network: {hidden: [{units: 0}]}            | x.yaml:2:28: network.hidden[0].units: must be at least 1 and at most 65536, got 0
            network: {hidden: [16]}                    | x.yaml:2:20: network.hidden[0]: must be keys and values, got '16'
            network: {hidden: [{activation: rele}]}    | x.yaml:2:33: network.hidden[0].activation: must be one of identity, sigmoid, tanh, relu, leaky-relu, gelu, got 'rele'; did you mean relu?
            network: {dropout: 0.5}                    | x.yaml:2:20: network.dropout: leaves out hidden units, but there are no hidden layers
            training: {epochs: 1e3}                    | x.yaml:2:20: training.epochs: must be a whole number, got '1e3'
            training: {epochs: 0}                      | x.yaml:2:20: training.epochs: must be at least 1, got 0
            training: {seed: }                         | x.yaml:2:17: training.seed: must be a whole number, got nothing
            training: {batch-size: some}               | x.yaml:2:24: training.batch-size: must be a whole number from 1 on, or all, got 'some'
            training: {schedule: linear}               | x.yaml:2:22: training.schedule: there is no schedule 'linear'; there are constant, cosine, exponential, step
            training: {schedule: {name: step, factor: 2}} | x.yaml:2:43: training.schedule.factor: must be greater than 0 and at most 1, got 2
            training: {early-stopping: 5}              | x.yaml:2:28: training.early-stopping: must be keys and values, got '5'
            training: {clip: 0}                        | x.yaml:2:18: training.clip: must be greater than 0, got 0
            """)
    void theSettingThatCannotBe(String text, String expected) {
        assertThat(draft.complaint("dataset: houses\n" + text)).isEqualTo(expected);
    }

    @Test
    void allProblemsAreToldInTheOrderOfTheFile() {
        assertThat(draft.complaint("""
                        training: {epochs: many, batchsize: 5}
                        optimizer: {name: gd, learning-rate: -1}
                        loss: mze
                        network:
                          hidden:
                            - {units: many}
                            - {unit: 4}
                        split: {test: 2}
                        fetures: {target: price}
                        dataset: {name: csv}
                        """)).isEqualTo("""
                        x.yaml:1:20: training.epochs: must be a whole number, got 'many'
                        x.yaml:1:26: training.batchsize: training has no such key; did you mean batch-size?; it has epochs, batch-size, shuffle, seed, threads, schedule, l1, l2, weight-decay, clip, early-stopping, converge
                        x.yaml:2:38: optimizer.learning-rate: must be greater than 0, got -1
                        x.yaml:3:7: loss: there is no loss 'mze'; did you mean mae?; there are binary-cross-entropy, brier, cross-entropy, hinge, huber, log-cosh, mae, mse, poisson
                        x.yaml:6:15: network.hidden[0].units: must be a whole number, got 'many'
                        x.yaml:7:8: network.hidden[1].unit: network.hidden[1] has no such key; did you mean units?; it has units, activation
                        x.yaml:8:15: split.test: must be at least 0 and less than 1, got 2
                        x.yaml:9:1: fetures: an experiment has no such key; did you mean features?; it has dataset, features, split, network, loss, optimizer, training
                        x.yaml:10:10: dataset.file: must be set: the file""");
    }

    @Test
    void aLaterErrorAboutAKeyIsShownWhereTheKeyStands() {
        ExperimentFile file = draft.read("dataset: houses\nfeatures:\n  target: price\n  exclude: [x]\n");
        assertThat(located(file, "features.target")).isEqualTo("x.yaml:3:11: features.target: no");
        assertThat(located(file, "features.columns")).isEqualTo("x.yaml:3:3: features.columns: no");
        assertThat(located(file, "loss")).isEqualTo("x.yaml:1:1: loss: no");
        InputException other = new InputException("no");
        assertThat(file.located(other)).isSameAs(other);
    }

    private String located(ExperimentFile file, String key) {
        return file.located(InputException.at(key, "no")).getMessage().replace(folder + "/", "");
    }

    @Test
    void pathsAreRelativeToTheFile() {
        Experiment experiment =
                draft.read("dataset: {name: csv, file: data/../a b.csv}").experiment();
        assertThat(experiment.dataset().toString()).contains("file=" + folder.resolve("a b.csv") + ",");
    }

    @Test
    void aTestFileIsTheDatasetWithAnotherFile() {
        Experiment experiment = draft.read(
                        "dataset: {name: csv, file: a.csv, separator: ;}\nsplit: {test-file: b.csv}\n")
                .experiment();
        assertThat(experiment.testDataset().orElseThrow().toString())
                .isEqualTo(experiment.dataset().toString().replace("a.csv", "b.csv"));
    }

    @Test
    void aTestFileCanHaveOtherSettings() {
        Experiment experiment = draft.read("""
                        dataset: {name: csv, file: a.csv, separator: ;}
                        split: {test-file: {file: b.csv, decimal: ","}}
                        """).experiment();
        assertThat(experiment.testDataset().orElseThrow().toString()).contains("b.csv", "separator=;", "decimal=,");
        Experiment tables =
                draft.read("dataset: houses\nsplit: {test-file: {table: ten}}").experiment();
        assertThat(tables.testDataset().orElseThrow()).hasToString("Houses[table=TEN]");
    }

    @Test
    void aTestFileOfAnotherKindHasNothingFromTheDataset() {
        Experiment experiment = draft.read(
                        "dataset: {name: houses, table: ten}\nsplit: {test-file: {name: csv, file: b.csv}}")
                .experiment();
        assertThat(experiment.testDataset().map(Plugin::name)).contains("csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b.csv            | x.yaml:2:20: split.test-file.file: dataset houses has no such key; it has table
            {tabel: ten}     | x.yaml:2:28: split.test-file.tabel: dataset houses has no such key; did you mean table?; it has table
            {table: two}     | x.yaml:2:28: split.test-file.table: must be one of three, ten, labelled, got 'two'
            """)
    void theTestFileThatCannotBe(String text, String expected) {
        assertThat(draft.complaint("dataset: houses\nsplit: {test-file: " + text + "}\n"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "./a.csv", "{file: a.csv}", "{name: csv, file: a.csv}"})
    void dataOnTheCommandLineIsRelativeToTheCurrentFolder(String text) {
        assertThat(Draft.reader().dataset(text, Optional.empty()).toString())
                .startsWith("Csv[file=" + Path.of("a.csv").toAbsolutePath() + ",");
    }

    @Test
    void dataOnTheCommandLineIsReadAsTheRunsOwn() {
        Plugin own = draft.read("dataset: {name: csv, file: a.csv, separator: ;, missing: [\"?\"]}")
                .experiment()
                .dataset();
        assertThat(Draft.reader()
                        .dataset("b.csv", Optional.of((dev.nudge.spi.DatasetLoader) own))
                        .toString())
                .isEqualTo(own.toString()
                        .replace(
                                folder.resolve("a.csv").toString(),
                                Path.of("b.csv").toAbsolutePath().toString()));
        assertThat(Draft.reader().dataset("houses", Optional.of((dev.nudge.spi.DatasetLoader) own)))
                .hasToString("Houses[table=THREE]");
    }

    @Test
    void theNameIsThatOfTheFile() {
        assertThat(List.of("x")).containsExactly(draft.read("dataset: iris").name());
    }
}
