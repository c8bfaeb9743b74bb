using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Provisioning.Automation;

/// <summary>A stack of a program in a directory.</summary>
public class LocalProgramArgs : LocalWorkspaceOptions
{
    /// <summary>Names a stack and its program.</summary>
    /// <param name="stackName">The stack.</param>
    /// <param name="workDir">The program's directory.</param>
    [SetsRequiredMembers]
    public LocalProgramArgs(string stackName, string workDir)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stackName);
        ArgumentException.ThrowIfNullOrWhiteSpace(workDir);
        StackName = stackName;
        WorkDir = workDir;
    }

    /// <summary>The stack.</summary>
    public string StackName { get; }
}
