using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Publishing;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>The published program with some lines changed, in a directory of its own: what is published stays as it is.</summary>
internal sealed class ProgramCopy : IDisposable
{
    private readonly DirectoryInfo _directory;

    private ProgramCopy(DirectoryInfo directory, WorkspaceStack stack) => (_directory, Stack) = (directory, stack);

    /// <summary>The stack with that program.</summary>
    public WorkspaceStack Stack { get; }

    /// <summary>Copies the program and opens its stack.</summary>
    /// <param name="stack">The stack with the program as it is published.</param>
    /// <param name="change">Changes the lines of the program, which has one property a line.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ProgramCopy> OpenAsync(WorkspaceStack stack, Action<List<string>> change, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("wpaspire-program-");
        try
        {
            var source = stack.Workspace.WorkDir;
            foreach (var entry in Directory.EnumerateFileSystemEntries(source).Where(static e => Path.GetFileName(e) is not (PublishedFiles.ProgramFileName or ".git")))
            {
                Copy(entry, Path.Combine(directory.FullName, Path.GetFileName(entry)));
            }

            var program = (await File.ReadAllLinesAsync(Path.Combine(source, PublishedFiles.ProgramFileName), cancellationToken)).ToList();
            change(program);
            await File.WriteAllLinesAsync(Path.Combine(directory.FullName, PublishedFiles.ProgramFileName), program, cancellationToken);
            var environment = stack.Workspace.EnvironmentVariables.ToDictionary();
            return new(directory, await LocalWorkspace.SelectStackAsync(new(stack.Name, directory.FullName) { EnvironmentVariables = environment }, cancellationToken));
        }
        catch
        {
            directory.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Removes the copy.</summary>
    public void Dispose() => _directory.Delete(recursive: true);

    private static void Copy(string entry, string copy)
    {
        if (File.Exists(entry))
        {
            File.Copy(entry, copy);
        }
        else if (Path.GetFileName(entry) == "sdks")
        {
            // Pulumi does not follow links when it looks for the versions of providers.
            Directory.CreateDirectory(copy);
            foreach (var file in Directory.EnumerateFiles(entry))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }
        }
        else
        {
            Directory.CreateSymbolicLink(copy, entry);
        }
    }
}
