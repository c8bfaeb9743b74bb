namespace WpAspire.Provisioning.Automation.Commands;

/// <summary>A command that runs.</summary>
/// <param name="ExitCode">Its exit code, once it has ended and all that it wrote was taken.</param>
/// <param name="Interrupt">Sends it an interrupt.</param>
/// <param name="Kill">Ends it without asking it.</param>
internal sealed record RunningCommand(Task<int> ExitCode, Action Interrupt, Action Kill);
