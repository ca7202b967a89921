package dev.nudge.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.fixtures.Houses;
import dev.nudge.fixtures.TableBuilder;
import dev.nudge.spi.Column;
import dev.nudge.spi.InputException;
import dev.nudge.spi.InvalidSetting;
import dev.nudge.spi.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RolesTest {

    private static final Table TEN = Houses.ten();

    @Test
    void everyColumnButTheTargetIsAFeature() {
        Roles roles = Roles.of(settings("price", List.of(), List.of()), TEN);
        assertThat(roles.target().name()).isEqualTo("price");
        assertThat(roles.features()).extracting(Column::name).containsExactly("area", "bathrooms");
    }

    @Test
    void columnsMayBeListedInAnyOrderOrLeftOut() {
        assertThat(Roles.of(settings("price", List.of("bathrooms", "area"), List.of()), TEN)
                        .features())
                .extracting(Column::name)
                .containsExactly("bathrooms", "area");
        assertThat(Roles.of(settings("price", List.of(), List.of("area")), TEN).features())
                .extracting(Column::name)
                .containsExactly("bathrooms");
    }

    @Test
    void theTablesUsualTargetServesWhereNoneIsNamed() {
        Table table = new Table(TEN.columns(), "bathrooms");
        FeatureSettings unsaid = new FeatureSettings();
        assertThat(Roles.of(unsaid, table).target().name()).isEqualTo("bathrooms");
        assertThat(Roles.of(settings("price", List.of(), List.of()), table)
                        .target()
                        .name())
                .isEqualTo("price");
        assertRefused(
                () -> Roles.of(unsaid, TEN),
                "features.target",
                "says which column to predict, and is not set; columns: area, bathrooms, price");
    }

    @Test
    void aMisspelledColumnIsAnsweredWithTheNearest() {
        assertRefused(
                () -> Roles.of(settings("pirce", List.of(), List.of()), TEN),
                "features.target",
                "the table has no column 'pirce'; did you mean 'price'?; columns: area, bathrooms, price");
        assertRefused(
                () -> Roles.of(settings("prices", List.of(), List.of()), TEN),
                "features.target",
                "the table has no column 'prices'; did you mean 'price'?; columns: area, bathrooms, price");
        assertRefused(
                () -> Roles.of(settings("price", List.of("aera", "bathroms"), List.of()), TEN),
                "features.columns",
                "the table has no column 'aera'; did you mean 'area'?; columns: area, bathrooms, price");
        assertRefused(
                () -> Roles.of(settings("price", List.of(), List.of("bathroms")), TEN),
                "features.exclude",
                "the table has no column 'bathroms'; did you mean 'bathrooms'?; columns: area, bathrooms, price");
        FeatureSettings factors = new FeatureSettings(
                Optional.of("price"),
                List.of(),
                List.of(),
                Scaling.by(Map.of("areas", 1e-4)),
                MissingValues.MEDIAN,
                Optional.empty());
        assertRefused(
                () -> Roles.of(factors, TEN),
                "features.scaling",
                "'areas' is no feature that holds numbers; did you mean 'area'?; columns: area, bathrooms");
    }

    @Test
    void oneOfManyColumnsIsNotAnsweredWithAll() {
        TableBuilder wide = new TableBuilder();
        for (int i = 0; i < 30; i++) {
            wide.numbers("pixel" + i, 0);
        }
        assertThatThrownBy(() -> Roles.of(settings("label", List.of(), List.of()), wide.build()))
                .hasMessageContaining("the first of 30 columns: pixel0, pixel1,")
                .hasMessageEndingWith("pixel19");
    }

    @Test
    void refusesRolesThatMakeNoSense() {
        assertRefused(
                () -> Roles.of(settings("price", List.of(), List.of("area", "bathrooms")), TEN),
                "features.columns",
                "no column is left to predict 'price' from; name at least one");
        assertRefused(
                () -> Roles.of(settings("price", List.of("area", "price"), List.of()), TEN),
                "features.columns",
                "'price' is the target and cannot be a feature too");
        assertRefused(
                () -> Roles.of(settings("price", List.of("area", "area"), List.of()), TEN),
                "features.columns",
                "names a column twice; name each once");
        assertThatThrownBy(() -> settings("price", List.of("area"), List.of("bathrooms")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("exclude leaves columns out of all");
    }

    private static FeatureSettings settings(String target, List<String> columns, List<String> exclude) {
        return new FeatureSettings(
                Optional.of(target),
                columns,
                exclude,
                Scaling.by(Scaling.Method.STANDARDIZE),
                MissingValues.MEDIAN,
                Optional.empty());
    }

    private static void assertRefused(ThrowingCallable call, String key, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.key()).contains(key))
                .hasMessage(key + ": " + message);
    }
}
