namespace WpAspire.TestAppHost;

/// <summary>Names this AppHost for the testing builder.</summary>
public sealed class TestAppHostEntryPoint;
