namespace WpAspire.SmokeTests.WordPress;

/// <summary>The tests that share one site and its Redis, and leave both running.</summary>
[CollectionDefinition]
public sealed class SiteWithRedisTests : ICollectionFixture<SiteWithRedis>;
