// Signals are sent, and file modes are looked at.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
