// Sites of different tests would pick the same free port at the same moment, and two cores serve one site at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
