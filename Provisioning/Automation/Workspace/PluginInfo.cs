namespace WpAspire.Provisioning.Automation;

/// <summary>A plugin that is installed.</summary>
/// <param name="Name">The name, such as <c>aws</c>.</param>
/// <param name="Kind">What it is for, such as <c>resource</c>.</param>
/// <param name="Version">The version, without a <c>v</c>.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="InstallTime">When it was installed.</param>
/// <param name="LastUsedTime">When it was last used.</param>
public sealed record PluginInfo(string Name, string Kind, string? Version, long Size, DateTimeOffset? InstallTime, DateTimeOffset? LastUsedTime);
