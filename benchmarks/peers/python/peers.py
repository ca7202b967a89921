"""scikit-learn, PyTorch and pandas at the work items, by the protocol of EpochTimes and LoadTimes.

Prints one line of JSON: peers.py PEER ITEM [--data DIR] [--threads N] [--rows N] [--generated DIR].
"""

import argparse
import gzip
import json
import os
import statistics
import sys
import time

import numpy as np

# hidden units, adam, rate, batch, epochs
ITEMS = {
    "W1": (0, False, 0.1, 128, 5),
    "W2": (128, False, 0.1, 128, 3),
    "W2-adam": (128, True, 0.001, 128, 3),
    "W3": (0, False, 0.01, 256, 3),
    "W4": (0, False, 0.5, None, 20),
}


def missing(file):
    if not os.access(file, os.R_OK):
        print(f"benchmarks: there is no file {file}; benchmarks/run data makes it", file=sys.stderr)
        sys.exit(2)
    return file


def idx(file, header):
    with gzip.open(missing(file)) as read:
        return np.frombuffer(read.read(), np.uint8, offset=header)


def pictures(folder, part, most):
    labels = idx(f"{folder}/{part}-labels-idx1-ubyte.gz", 8)[:most].astype(np.int64)
    images = idx(f"{folder}/{part}-images-idx3-ubyte.gz", 16).reshape(-1, 784)[:most]
    return images.astype(np.float32) / np.float32(255), labels


def linear(file):
    rows = np.fromfile(missing(file), "<f4").reshape(-1, 21)
    return np.ascontiguousarray(rows[:, :20]), np.ascontiguousarray(rows[:, 20])


def cross_entropy(logits, labels):
    logits = logits.astype(np.float64)
    top = logits.max(1)
    return float(np.mean(np.log(np.exp(logits - top[:, None]).sum(1)) + top - logits[np.arange(len(labels)), labels]))


def squared_error(outputs, targets):
    return float(np.mean((outputs.reshape(-1).astype(np.float64) - targets) ** 2))


def peak_megabytes():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:"))
    except OSError:
        return None


class Torch:
    """Modules and torch.optim, on batches that are views of one tensor."""

    def __init__(self, item, inputs, targets, threads):
        import torch

        torch.set_num_threads(threads)
        torch.set_num_interop_threads(threads)
        torch.manual_seed(42)
        hidden, adam, rate, batch, _ = ITEMS[item]
        self.torch, self.classes, self.version = torch, item != "W3", torch.__version__
        width, outputs = inputs.shape[1], 10 if self.classes else 1
        layers = [torch.nn.Linear(width, hidden), torch.nn.ReLU()] if hidden else []
        self.network = torch.nn.Sequential(*layers, torch.nn.Linear(hidden or width, outputs))
        with torch.no_grad():
            for layer in self.network:
                if hasattr(layer, "weight"):
                    layer.weight.normal_(0, (2 / layer.in_features) ** 0.5) if hidden else layer.weight.zero_()
                    layer.bias.zero_()
        optimizers = torch.optim.Adam if adam else torch.optim.SGD
        self.optimizer = optimizers(self.network.parameters(), lr=rate)
        self.loss_function = torch.nn.functional.cross_entropy if self.classes else torch.nn.functional.mse_loss
        x, y = torch.from_numpy(inputs), torch.from_numpy(targets)
        y = y if self.classes else y[:, None]
        size = batch or len(x)
        self.batches = list(zip(x.split(size), y.split(size)))

    def epoch(self):
        for x, y in self.batches:
            self.optimizer.zero_grad()
            self.loss_function(self.network(x), y).backward()
            self.optimizer.step()

    def outputs(self, inputs):
        with self.torch.no_grad():
            return self.network(self.torch.from_numpy(inputs)).numpy()


class ScikitLearn:
    """MLPClassifier or MLPRegressor; partial_fit is a pass in the order of the file, without its early checks."""

    def __init__(self, item, inputs, targets, threads):
        import sklearn
        from sklearn.neural_network import MLPClassifier, MLPRegressor

        hidden, adam, rate, batch, _ = ITEMS[item]
        self.classes, self.version = item != "W3", sklearn.__version__
        self.inputs, self.targets = inputs, targets
        self.network = (MLPClassifier if self.classes else MLPRegressor)(
            hidden_layer_sizes=(hidden,) if hidden else (),
            solver="adam" if adam else "sgd",
            alpha=0,
            batch_size=min(batch or len(inputs), len(inputs)),
            # Its squared loss is halved.
            learning_rate_init=rate if self.classes else 2 * rate,
            momentum=0,
            nesterovs_momentum=False,
            shuffle=False,
            random_state=42,
        )
        if hidden == 0:
            self.start_at_zero()

    def start_at_zero(self):
        original = self.network._init_coef

        def zeros(*arguments):
            return tuple(np.zeros_like(array) for array in original(*arguments))

        self.network._init_coef = zeros

    def epoch(self):
        if self.classes:
            self.network.partial_fit(self.inputs, self.targets, classes=np.arange(10))
        else:
            self.network.partial_fit(self.inputs, self.targets)

    def outputs(self, inputs):
        if self.classes:
            with np.errstate(divide="ignore"):
                return np.log(self.network.predict_proba(inputs))
        return self.network.predict(inputs)


class SgdRegressor:
    """SGDRegressor, which updates after each row instead of each batch, at a 256th of the rate."""

    def __init__(self, item, inputs, targets, threads):
        import sklearn
        from sklearn.linear_model import SGDRegressor

        self.version, self.inputs, self.targets = sklearn.__version__, inputs, targets
        # Its squared loss is halved.
        rate = 2 * ITEMS[item][2] / ITEMS[item][3]
        self.model = SGDRegressor(alpha=0, learning_rate="constant", eta0=rate, shuffle=False, tol=None)

    def epoch(self):
        self.model.partial_fit(self.inputs, self.targets)

    def outputs(self, inputs):
        return self.model.predict(inputs)


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def train(peer, options):
    classes = options.item != "W3"
    folder = options.data or f"{options.generated}/mnist-shaped-{options.rows or 60000}"
    if classes:
        inputs, targets = pictures(folder, "train", options.rows)
    else:
        inputs, targets = linear(f"{options.generated}/linear-{options.rows or 1000000}.f32")
    epochs = ITEMS[options.item][4]
    learner = peer(options.item, inputs, targets, options.threads)
    first = seconds(learner.epoch)
    for _ in range(epochs - 1):
        learner.epoch()
    loss, accuracy = (cross_entropy if classes else squared_error)(learner.outputs(inputs), targets), None
    if classes:
        test, labels = pictures(folder, "t10k", options.rows)
        accuracy = float(np.mean(learner.outputs(test).argmax(1) == labels))
    median = statistics.median(seconds(learner.epoch) for _ in range(5))
    return {
        "sec_per_epoch": median,
        "samples_per_s": len(inputs) / median,
        "final_loss": loss,
        "accuracy": accuracy,
        "rss_mb": peak_megabytes(),
        "first_epoch_s": first,
        "version": learner.version,
    }


def load(options):
    import pandas

    file = missing(f"{options.generated}/numbers-{options.rows or 1000000}.csv")
    sums = []

    def read():
        table = pandas.read_csv(file, engine="c", dtype=np.float32)
        sums.append(float(table.to_numpy().sum(dtype=np.float64)))

    first = seconds(read)
    peak = peak_megabytes()
    median = statistics.median(seconds(read) for _ in range(3))
    size = os.path.getsize(file) / 1e6
    return {
        "mb_per_s": size / median,
        "first_mb_per_s": size / first,
        "seconds": median,
        "first_s": first,
        "rss_mb": peak,
        "sum": sums[0],
        "version": pandas.__version__,
    }


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("peer")
    arguments.add_argument("item")
    arguments.add_argument("--data")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--rows", type=int)
    arguments.add_argument("--generated", default="benchmarks/target/data")
    options = arguments.parse_args()
    peers = {"pytorch": Torch, "scikit-learn": ScikitLearn, "sgd-regressor": SgdRegressor}
    result = load(options) if options.item == "W6" else train(peers[options.peer], options)
    head = {"peer": options.peer, "item": options.item, "threads": options.threads}
    rounded = {key: float(f"{value:.6g}") if isinstance(value, float) else value for key, value in result.items()}
    print(json.dumps({**head, **rounded}, separators=(",", ":")))


main()
