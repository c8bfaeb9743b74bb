namespace WpAspire.TinyAppHost;

/// <summary>Names this assembly for tests that run its program.</summary>
public sealed class Entry;
