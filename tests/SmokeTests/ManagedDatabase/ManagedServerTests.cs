using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.ManagedDatabase;

/// <summary>The tests that share one server: its name is in its certificate, so there can be only one on the network.</summary>
[CollectionDefinition]
public sealed class ManagedServerTests : ICollectionFixture<ManagedServer>;
