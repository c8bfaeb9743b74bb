namespace WpAspire.Provisioning.Automation.Serialization;

/// <summary>The file with a project's settings.</summary>
internal static class ProjectSettingsFile
{
    private static readonly string[] s_names = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

    /// <summary>The settings; <see langword="null"/> where the directory has no such file.</summary>
    /// <exception cref="DistributedApplicationException">The file cannot be read.</exception>
    public static async Task<ProjectSettings?> ReadAsync(string directory, CancellationToken cancellationToken) =>
        Find(directory) is { } file ? SettingsYaml.ReadProject(await File.ReadAllTextAsync(file, cancellationToken), file) : null;

    /// <inheritdoc cref="ReadAsync"/>
    public static ProjectSettings? Read(string directory) => Find(directory) is { } file ? SettingsYaml.ReadProject(File.ReadAllText(file), file) : null;

    private static string? Find(string directory) => s_names.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
}
