using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation;

public sealed partial class LocalWorkspace
{
    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    /// <summary>What <c>Pulumi.yaml</c> says; <see langword="null"/> where there is none.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be read.</exception>
    public Task<ProjectSettings?> GetProjectSettingsAsync(CancellationToken cancellationToken = default) =>
        ProjectSettingsFile.ReadAsync(WorkDir, cancellationToken);

    /// <summary>What <c>Pulumi.{stack}.yaml</c> says; <see langword="null"/> where there is none.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be read.</exception>
    public async Task<StackSettings?> GetStackSettingsAsync(string stackName, CancellationToken cancellationToken = default)
    {
        var file = StackSettingsFile(stackName);
        return File.Exists(file) ? SettingsYaml.ReadStack(await File.ReadAllTextAsync(file, cancellationToken), file) : null;
    }

    /// <summary>Writes <c>Pulumi.{stack}.yaml</c>.</summary>
    public async Task SaveStackSettingsAsync(string stackName, StackSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var file = StackSettingsFile(stackName);
        var unfinished = $"{file}.{Guid.NewGuid():N}";

        // Nobody finds a file that is half-written.
        await File.WriteAllTextAsync(unfinished, SettingsYaml.WriteStack(settings), cancellationToken);
        File.Move(unfinished, file, overwrite: true);
    }

    private string StackSettingsFile(string stackName)
    {
        var name = stackName[(stackName.LastIndexOf('/') + 1)..];
        return s_extensions.Select(extension => Path.Combine(WorkDir, $"Pulumi.{name}{extension}")).FirstOrDefault(File.Exists)
            ?? Path.Combine(WorkDir, $"Pulumi.{name}.yaml");
    }
}
