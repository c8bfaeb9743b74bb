// Each test starts an application of its own, and a fresh one compiles it first.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
