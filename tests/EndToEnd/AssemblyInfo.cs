using Xunit.Sdk;
using Xunit.v3;

// Sites of different tests would pick the same free port at the same moment, and two cores serve one site at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
